"""The home, and those who make the package, are asked about it and thanked for it."""

from typing import Annotated

from pydantic import Field

from dialogkit.cycle.model.fields import (
    Count,
    DepartmentRef,
    EasyName,
    Email,
    Flag,
    Id,
    Name,
    OwnName,
    People,
    Phone,
    Told,
    Url,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Headcount, Key, Voice
from dialogkit.cycle.model.pictures import Picture
from dialogkit.terms import Side


class Department(Item):
    id: Annotated[Id, Key("departments")]
    name: Name
    users: Annotated[Count, Headcount()] | None = None
    staff: Annotated[Count, Headcount()] | None = None


class Organisation(Item):
    municipality: Name
    service_place: Name
    directorate_area: Name | None = None
    service_area: Name | None = None
    departments: list[Department] = []
    logo: Picture | None = None


class Contact(Item):
    heading: EasyName | None = None
    name: OwnName
    title: Name | None = None
    email: Email | None = None
    phone: Phone | None = None
    url: Annotated[Url, Voice("own")] | None = None


class Member(Item):
    """One of the working group. A name is printed only when `publish` is yes."""

    name: OwnName
    side: Side
    department: DepartmentRef | None = None
    title: Name | None = None
    role: Name | None = None
    publish: Flag = False


class Partner(Item):
    name: Name
    role: Name | None = None


class Thanks(Item):
    to: People
    role: Name | None = None
    org: Name | None = None
    names: list[People] = []


class Award(Item):
    name: Name
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    text: Told | None = None
    photo: Picture | None = None
