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
    PlaceName,
    ThingName,
    Told,
    Url,
)
from dialogkit.cycle.model.item import Item
from dialogkit.cycle.model.marks import Headcount, Key, Voice
from dialogkit.cycle.model.pictures import Picture
from dialogkit.terms import Side


class Department(Item):
    id: Annotated[Id, Key("departments")]
    name: PlaceName
    users: Annotated[Count, Headcount()] | None = None
    staff: Annotated[Count, Headcount()] | None = None


class Organisation(Item):
    municipality: PlaceName
    service_place: PlaceName | None = None
    directorate_area: PlaceName | None = None
    service_area: PlaceName | None = None
    departments: list[Department] = []
    logo: Picture | None = None

    @property
    def place(self) -> str:
        """Where the work is done: the service place, or the municipality where it is no single one."""
        return self.service_place or self.municipality


class Contact(Item):
    heading: EasyName | None = None
    name: OwnName
    title: ThingName | None = None
    email: Email | None = None
    phone: Phone | None = None
    url: Annotated[Url, Voice("own")] | None = None


class Member(Item):
    """One of the working group. A name is printed only when `publish` is yes."""

    name: OwnName
    side: Side
    department: DepartmentRef | None = None
    org: PlaceName | None = None
    title: Name | None = None
    role: Name | None = None
    publish: Flag = False


class Partner(Item):
    name: PlaceName
    role: Name | None = None


class Thanks(Item):
    to: People
    role: Name | None = None
    org: PlaceName | None = None
    names: list[People] = []


class Award(Item):
    name: ThingName
    year: Annotated[int, Field(ge=1900, le=2100)] | None = None
    text: Told | None = None
    photo: Picture | None = None
