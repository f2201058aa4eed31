"""Frozen values, made when they are needed: `value` stands for `dataclass(frozen=True, slots=True)`.

The standard one writes and compiles six methods for every class as it is imported, a third of a millisecond each;
with a hundred kinds of commands and answers that is a third of the wait for the window. Here a class gets the very
same methods when its first value is made.
"""

from dataclasses import dataclass, field, fields, make_dataclass
from typing import Any, TypeVar, dataclass_transform

T = TypeVar("T")
_METHODS = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")
_set = object.__setattr__


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[T]) -> type[T]:
    """Makes a class of annotations and defaults a frozen value with slots."""
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    methods = {"__init__": _complete, "__getstate__": _state, "__setstate__": _restore}
    for name, method in methods.items():
        setattr(made, name, method)
    return made


def alike(source: Any, kind: type[Any]) -> dict[str, Any]:
    """Gives the parts of a value that another kind of value has under the same name, to make one of that kind."""
    names = {one.name for one in fields(kind)}
    return {one.name: getattr(source, one.name) for one in fields(source) if one.name in names}


def _state(self: Any) -> list[object]:
    """Gives all parts of a value, for a copy of it."""
    return [getattr(self, one.name) for one in fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for one, part in zip(fields(self), state, strict=True):
        _set(self, one.name, part)


def _complete(self: object, *arguments: Any, **named: Any) -> None:
    """Gives the class of its first value the methods of a frozen dataclass, then makes that value."""
    cls: Any = type(self)
    own = {"__doc__": cls.__doc__}
    if hasattr(cls, "__post_init__"):
        own["__post_init__"] = cls.__post_init__
    whole = make_dataclass(
        cls.__name__, [(one.name, one.type, one) for one in fields(cls)], namespace=own, frozen=True, match_args=False
    )
    for name in _METHODS:
        if name == "__init__" or name not in vars(cls):
            setattr(cls, name, getattr(whole, name))
    cls.__init__(self, *arguments, **named)
