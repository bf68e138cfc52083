"""Rows of the staff room. None of them is believed before its seal is checked (`staff.seals`)."""

from palermo.foundations.staff.models.people import Deputy, Person
from palermo.foundations.staff.models.sign_in import Session, SpentCode
from palermo.foundations.staff.models.tokens import Token
from palermo.foundations.staff.models.units import Appointment, Unit

__all__ = ["Appointment", "Deputy", "Person", "Session", "SpentCode", "Token", "Unit"]
