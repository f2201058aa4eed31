"""A value behaves as a frozen dataclass with slots does; it is only made later."""

import copy
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from typing import Any

import pytest

from counterdesk.values import alike, value

MAKERS: list[Callable[[type], Any]] = [value, dataclass(frozen=True, slots=True)]


@pytest.fixture(params=MAKERS, ids=["ours", "the standard one"])
def pet(request: pytest.FixtureRequest) -> Any:
    """Gives the same class, made in both ways."""

    class Pet:
        """An animal at the counter."""

        name: str
        legs: int = 4
        tags: dict[str, str] = field(default_factory=dict)

        @property
        def is_bird(self) -> bool:
            return self.legs == 2

    return request.param(Pet)


def test_defaults_and_words_are_those_of_the_class(pet: Any) -> None:
    rex = pet("Rex")
    assert (rex.name, rex.legs, rex.tags, rex.is_bird) == ("Rex", 4, {}, False)
    assert pet("Polly", legs=2).is_bird
    assert pet.__doc__ == "An animal at the counter."


def test_what_is_the_same_is_equal_and_nothing_else(pet: Any) -> None:
    assert pet("Rex") == pet("Rex", 4)
    assert pet("Rex") != pet("Rex", 3)
    assert pet("Rex") != ("Rex", 4, {})


def test_no_default_is_shared(pet: Any) -> None:
    one, other = pet("Rex"), pet("Rex")
    one.tags["licence"] = "2026-0412"
    assert other.tags == {}


def test_it_cannot_be_changed(pet: Any) -> None:
    rex = pet("Rex")
    with pytest.raises(FrozenInstanceError):
        rex.legs = 3
    with pytest.raises(FrozenInstanceError):
        del rex.legs
    assert not hasattr(rex, "__dict__")


def test_a_changed_copy_leaves_the_first_as_it_was(pet: Any) -> None:
    rex = pet("Rex")
    assert replace(rex, legs=3) == pet("Rex", 3)
    assert rex.legs == 4
    assert copy.copy(rex) == rex


def test_its_fields_are_known_before_there_is_one(pet: Any) -> None:
    assert is_dataclass(pet)
    assert [one.name for one in fields(pet)] == ["name", "legs", "tags"]
    assert pet.__match_args__ == ("name", "legs", "tags")


def test_a_missing_or_unknown_field_is_a_mistake_each_time(pet: Any) -> None:
    for _again in range(2):
        with pytest.raises(TypeError):
            pet()
        with pytest.raises(TypeError):
            pet("Rex", wings=2)


def test_it_can_be_a_key_when_all_its_parts_can() -> None:
    @value
    class Place:
        """A place."""

        row: int
        column: int = 0

    assert {Place(1): "here"}[Place(1, 0)] == "here"
    assert repr(Place(1)).endswith("Place(row=1, column=0)")


def test_it_may_check_itself_and_speak_for_itself() -> None:
    @value
    class Even:
        """An even number."""

        number: int

        def __post_init__(self) -> None:
            if self.number % 2:
                raise ValueError("odd")

        def __repr__(self) -> str:
            return "hidden"

    assert repr(Even(2)) == "hidden"
    with pytest.raises(ValueError, match="odd"):
        Even(3)


def test_a_kind_of_value_adds_its_fields_to_those_of_its_parent() -> None:
    @value
    class Parent:
        """A parent."""

        name: str

    @value
    class Child(Parent):
        """A child."""

        age: int = 0

    assert Child("Ada", 3) == Child(name="Ada", age=3)
    assert Parent("Ada") != Child("Ada")


def test_what_two_kinds_of_values_share_is_given_by_name(pet: Any) -> None:
    @value
    class Tag:
        """What hangs on its collar."""

        name: str
        number: int = 0

    rex = pet("Rex", tags={"colour": "brown"})
    assert alike(rex, Tag) == {"name": "Rex"}
    assert Tag(**alike(rex, Tag), number=7) == Tag("Rex", 7)
