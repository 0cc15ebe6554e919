"""Everyday words, in Norwegian and English, that are not what Tabler calls the symbol: they give the first suggestion."""

SYMBOL_WORDS = dict(
    pair.split("=")
    for pair in """
    hus=home heim=home hjem=home bolig=home bustad=home leilighet=building leilegheit=building rom=door dør=door soverom=bed
    seng=bed søvn=zzz sove=zzz natt=moon kveld=moon morgen=sunrise dag=sun bad=bath badekar=bath dusj=bath wc=toilet-paper
    toalett=toilet-paper do=toilet-paper stue=sofa kjøkken=tools-kitchen-2 mat=tools-kitchen-2 middag=soup frokost=egg
    lunsj=salad kveldsmat=bread brød=bread kake=cake frukt=apple eple=apple fisk=fish kaffe=coffee te=cup drikke=glass
    vann=droplet vatn=droplet is=ice-cream handle=shopping-cart butikk=shopping-cart handlevogn=shopping-cart penger=cash
    pengar=cash lønn=cash økonomi=wallet lommebok=wallet bank=building-bank kort=credit-card venn=friends ven=friends
    venner=friends vener=friends kjæreste=hearts kjærast=hearts kjærlighet=heart kjærleik=heart hjerte=heart hjarte=heart
    familie=users-group besøk=door-enter gjest=door-enter gruppe=users folk=users mennesker=users menneske=user person=user
    beboer=user bebuar=user ansatt=user-heart tilsett=user-heart personale=users ansatte=users tilsette=users hjelp=lifebuoy
    støtte=heart-handshake omsorg=heart-handshake samarbeid=heart-handshake respekt=heart-handshake snakke=message-circle
    samtale=messages si=message-circle ord=message-circle mening=message-2 språk=language lytte=ear høre=ear høyre=ear se=eye
    lese=book bok=book bøker=books skrive=pencil skole=school skule=school lære=school kurs=school arbeid=briefcase
    jobb=briefcase verktøy=tools snekre=hammer male=brush tegne=pencil teikne=pencil kunst=palette musikk=music
    sang=microphone song=microphone synge=microphone dans=music tv=device-tv film=movie kino=movie spill=dice-5 spel=dice-5
    terning=dice-5 pusle=puzzle telefon=phone mobil=device-mobile pc=device-laptop datamaskin=device-laptop nett=wifi
    internett=wifi nøkkel=key nykel=key lås=lock låse=lock privat=lock privatliv=lock trygg=shield-check trygghet=shield-check
    tryggleik=shield-check sikkerhet=shield-check fare=alert-triangle brann=flame lege=stethoscope lækjar=stethoscope
    helse=heartbeat syk=thermometer sjuk=thermometer sykehus=building-hospital sjukehus=building-hospital medisin=pill
    tablett=pill tannlege=dental plaster=bandage førstehjelp=first-aid-kit rullestol=wheelchair briller=eyeglass
    hånd=hand-stop hand=hand-stop stopp=hand-stop nei=x ja=check buss=bus bil=car drosje=car taxi=car tog=train fly=plane
    båt=sailboat sykkel=bike sykle=bike syklar=bike gå=walk tur=walk løpe=run springe=run trening=barbell svømme=swimming
    svømming=swimming fotball=ball-football ball=ball-football idrett=ball-football ferie=beach reise=plane-departure kart=map
    sted=map-pin stad=map-pin vei=road veg=road verden=world verda=world natur=trees skog=trees tre=tree fjell=mountain
    blomst=flower hage=plant-2 plante=plant hund=dog katt=cat dyr=paw sol=sun regn=cloud-rain snø=snowflake vær=cloud
    vêr=cloud vinter=snowflake sommer=sun sumar=sun jul=christmas-tree klokke=clock tid=clock kalender=calendar dato=calendar
    plan=calendar-event avtale=calendar-event møte=users-group fest=confetti feire=confetti bursdag=cake gave=gift gåve=gift
    stjerne=star glad=mood-smile trist=mood-sad lei=mood-sad sint=mood-angry redd=mood-nervous følelser=mood-heart
    kjensler=mood-heart tanke=bulb idé=bulb ide=bulb forslag=bulb løsning=bulb løysing=bulb spørsmål=help-circle
    info=info-circle informasjon=info-circle nyhet=news nyheit=news avis=news brev=mail post=mail epost=mail bilde=photo
    bilete=photo foto=camera klær=shirt klede=shirt sko=shoe vaske=wash vask=wash klesvask=wash-machine
    vaskemaskin=wash-machine rydde=bucket søppel=trash søppelbøtte=trash lampe=lamp lys=lamp stol=armchair rett=scale
    rettighet=scale rettigheter=scale rettar=scale lov=gavel valg=checkbox val=checkbox velge=checkbox bestemme=hand-finger
    stemme=checkbox stemmerett=checkbox medvirkning=speakerphone medverknad=speakerphone konferanse=presentation
    foredrag=presentation tro=candle kirke=building-church kyrkje=building-church norge=flag noreg=flag flagg=flag
    liste=list-check oppgave=clipboard-list oppgåve=clipboard-list rapport=file-text plakat=frame brettspill=dice-5
    brettspel=dice-5 house=home money=cash doctor=stethoscope medicine=pill food=tools-kitchen-2 kitchen=tools-kitchen-2
    dinner=soup friend=friends people=users person=user staff=users resident=user family=users-group visit=door-enter
    work=briefcase job=briefcase computer=device-laptop television=device-tv internet=wifi shop=shopping-cart
    shopping=shopping-cart shower=bath toilet=toilet-paper bedroom=bed sleep=zzz talk=message-circle speak=message-circle
    listen=ear hear=ear see=eye read=book write=pencil learn=school happy=mood-smile sad=mood-sad angry=mood-angry love=heart
    idea=bulb question=help-circle rights=scale law=gavel vote=checkbox choose=checkbox safe=shield-check privacy=lock
    time=clock meeting=users-group party=confetti birthday=cake holiday=beach travel=plane-departure bicycle=bike
    boat=sailboat nature=trees animal=paw weather=cloud clothes=shirt laundry=wash-machine cleaning=bucket rubbish=trash
    newspaper=news picture=photo letter=mail glasses=eyeglass stop=hand-stop yes=check no=x warning=alert-triangle game=dice-5
    """.split()
)
"""Word in small letters -> the name of one of Tabler's symbols."""
