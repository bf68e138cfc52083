"""How questions and answers are sealed: under a key of the question's own, tied to unit, row and author."""

from collections.abc import Iterable
from typing import TypeVar

import orjson
from pydantic import BaseModel

from palermo.domain.enquiries.models import Enquiry, Reply
from palermo.domain.enquiries.question import Answer, Question
from palermo.domain.reports.sealed import open_blob, plain_bytes, seal
from palermo.domain.reports.ties import report_tie
from palermo.foundations.compartments import datakeys
from palermo.kernel.errors import SealBroken
from palermo.kernel.levels import Level

T = TypeVar("T", bound=BaseModel)


def keys_of(enquiries: Iterable[Enquiry]) -> dict[str, bytes]:
    """Return what opens questions, by the uid of their data key; a changed unit, row or author opens nothing."""
    rows = {enquiry.data_key: enquiry for enquiry in enquiries}
    return {
        uid: report_tie(raw, unit=rows[uid].unit, uid=rows[uid].uid, author=rows[uid].author)
        for uid, raw in datakeys.open(Level.SENSITIVE, rows).items()
    }


def seal_question(key: bytes, key_uid: str, uid: str, question: Question) -> bytes:
    """Seal a question for its row."""
    return seal(
        key,
        key_uid,
        plain_bytes(question),
        table="enquiries_enquiry",
        column="sealed",
        uid=uid,
        level=Level.SENSITIVE,
    )


def open_question(enquiry: Enquiry, keys: dict[str, bytes] | None = None) -> Question:
    """Return what is asked; raises SealBroken where the key is gone or anything was changed."""
    return _opened(Question, _key(enquiry, keys), enquiry.sealed, "enquiries_enquiry", enquiry.uid)


def seal_reply(enquiry: Enquiry, uid: str, answer: Answer) -> bytes:
    """Seal an answer under its question's key."""
    key = _key(enquiry, None)
    return seal(
        key, enquiry.data_key, plain_bytes(answer),
        table="enquiries_reply", column="sealed", uid=uid, level=Level.SENSITIVE,
    )  # fmt: skip


def open_reply(reply: Reply, enquiry: Enquiry, keys: dict[str, bytes] | None = None) -> Answer:
    """Return what was answered; raises SealBroken where the key is gone or anything was changed."""
    return _opened(Answer, _key(enquiry, keys), reply.sealed, "enquiries_reply", reply.uid)


def _key(enquiry: Enquiry, keys: dict[str, bytes] | None) -> bytes:
    found = (keys_of([enquiry]) if keys is None else keys).get(enquiry.data_key)
    if found is None:
        raise SealBroken
    return found


def _opened(kind: type[T], key: bytes, blob: bytes | memoryview, table: str, uid: str) -> T:
    return kind.model_validate(
        orjson.loads(open_blob(key, blob, table=table, column="sealed", uid=uid, level=Level.SENSITIVE))
    )
