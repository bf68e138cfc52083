"""`palermo match pairs|persons|weights`: the same judgement as the pages, without a database; `registers` into their queue."""

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from palermo.faces.cli.failures import Failure
from palermo.faces.cli.output import add_json, say

if TYPE_CHECKING:
    from palermo.domain.entities.matching.evidence import Evidence
    from palermo.domain.entities.matching.weights import Weights

DJANGO = False  # files in, judgement out; for `registers` the token says at which entry


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options of `palermo match`."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="WHAT")
    pairs = verbs.add_parser("pairs", help="say of each row whether its two sides are one")
    pairs.add_argument(
        "file", type=Path, help="CSV with name1, name2 and perhaps dob1, dob2, phone1, phone2 …"
    )
    pairs.add_argument("--prior", type=float, help="share of rows expected to be one, such as 0.03")
    pairs.add_argument(
        "--weights", type=Path, help="YAML or JSON as `palermo match weights --json` prints it"
    )
    pairs.add_argument("--without-sound", action="store_true", help="do not let names agree by ear")
    pairs.add_argument("--without-reasons", action="store_true", help="decide only, which is quicker")
    add_json(pairs)
    persons = verbs.add_parser("persons", help="gather the records of a list that are one person")
    persons.add_argument("file", type=Path, help="CSV or Parquet, one record a row")
    persons.add_argument(
        "--column",
        action="append",
        default=[],
        metavar="ROLE=COLUMN",
        help="what a column means, such as given_name=prenom; repeat; without it columns are recognised",
    )
    persons.add_argument(
        "--id", default="", help="column whose values name the records; else their row counts"
    )
    add_json(persons)
    registers = verbs.add_parser(
        "registers", help="hold a partner's register against ours, into the queue of matches"
    )
    registers.add_argument("file", type=Path, help="CSV or Parquet, one person a row")
    registers.add_argument(
        "--name", default="", help="what the register is called; without it the file's name"
    )
    registers.add_argument(
        "--column", action="append", default=[], metavar="ROLE=COLUMN", help="as for persons"
    )
    registers.add_argument(
        "--least", type=float, default=0.5, help="probability from which a pair is proposed (0.5)"
    )
    add_json(registers)
    weights = verbs.add_parser("weights", help="print the table of weights, or estimate it from pairs")
    weights.add_argument(
        "file",
        type=Path,
        nargs="?",
        help="CSV of pairs; a column is_match says which are decided, if any are",
    )
    add_json(weights)


def run(options: argparse.Namespace) -> int:
    """Do what the verb says and print it."""
    {"pairs": _pairs, "persons": _persons, "registers": _registers, "weights": _weights}[options.verb](
        options
    )
    return 0


def _pairs(options: argparse.Namespace) -> None:
    from palermo.domain.entities.matching import pairs
    from palermo.domain.entities.matching.tables import lines

    _there(options.file)
    weights = _chosen(options)
    results: list[dict[str, Any]] = []
    with lines(options.file) as stream:
        for row in pairs.read(stream):
            result: dict[str, Any] = {"row": row.number, "name1": row.names[0], "name2": row.names[1]}
            if options.without_reasons:
                decision = pairs.judge_quickly(row, weights)
            else:
                decision, evidence = pairs.judge(row, weights)
                result["reasons"] = [_reason(one) for one in evidence]
            result |= {
                "probability": round(decision.probability, 6),
                "verdict": decision.verdict,
                "bits": round(decision.bits, 2),
            }
            results.append(result)
    say(options, {"pairs": results}, map(_line, results))


def _chosen(options: argparse.Namespace) -> "Weights":
    from palermo.domain.entities.matching.pairs import weights_of_pairs
    from palermo.domain.entities.matching.weights import bits_of_probability, load

    if options.weights:
        _there(options.weights)
    weights = load(options.weights) if options.weights else weights_of_pairs()
    weights = replace(weights, sound=not options.without_sound)
    if options.prior is None:
        return weights
    if not 0 < options.prior < 1:
        raise Failure("bad_prior", "the prior is a share between 0 and 1, such as 0.03")
    return replace(weights, prior_bits=bits_of_probability(options.prior))


def _reason(evidence: "Evidence") -> dict[str, Any]:
    from palermo.faces.kit.sentences_matching import reason

    return {
        "comparator": evidence.comparator, "reason": evidence.reason, "bits": evidence.weight,
        "against": evidence.against, "params": dict(evidence.params), "sentence": reason(evidence),
    }  # fmt: skip


def _line(result: dict[str, Any]) -> str:
    reasons = " ".join(reason["sentence"] for reason in result.get("reasons", ()))
    names = f"{result['name1']} | {result['name2']}"
    return f"{result['probability']:.3f} {result['verdict']:<8} {names}  {reasons}".rstrip()


def _persons(options: argparse.Namespace) -> None:
    from palermo.domain.entities.matching.linkage import cluster_columns
    from palermo.domain.entities.matching.tables import read_columns

    _there(options.file)
    roles = _roles(options)
    columns = read_columns(options.file)
    if options.id and options.id not in columns:
        raise Failure("no_column", f"there is no column {options.id}")
    clusters = cluster_columns(columns, roles or None)
    ids = columns[options.id] if options.id else [str(row) for row in range(1, len(clusters) + 1)]
    persons = len(set(clusters))
    records = [{"id": key, "cluster": number} for key, number in zip(ids, clusters, strict=True)]
    lines = [f"{len(clusters):,} records, {persons:,} persons"]
    lines += [f"{record['id']} {record['cluster']}" for record in records]
    result = {"records": len(clusters), "persons": persons, "clusters": clusters, "results": records}
    say(options, result, lines)


def _roles(options: argparse.Namespace) -> dict[str, str]:
    """Return the role of each column that the command line names."""
    parts = [part.split("=", 1) for part in options.column if "=" in part]
    if len(parts) != len(options.column):
        raise Failure("bad_column", "a column is given as ROLE=COLUMN, such as given_name=prenom")
    return {column: role for role, column in parts}


def _registers(options: argparse.Namespace) -> None:
    from palermo.domain.entities.matching.tables import read_columns
    from palermo.faces.cli.person import acting

    _there(options.file)
    actor, columns = acting(), read_columns(options.file)
    from palermo.domain.entities.operations import hold_register

    held = hold_register(
        actor, columns=columns, name=options.name or options.file.stem, roles=_roles(options) or None,
        least=options.least,
    )  # fmt: skip
    result = {"rows": held.rows, "ours": held.ours, "pairs": held.pairs, "proposed": held.proposed}
    say(options, result, [
        f"{held.rows:,} rows against {held.ours:,} persons of ours: {held.pairs:,} likely pairs",
        f"{held.proposed:,} are new in the queue of matches; of the other rows nothing was kept",
    ])  # fmt: skip


def _there(path: Path) -> None:
    if not path.is_file():
        raise Failure("no_file", f"there is no file {path}")


def _weights(options: argparse.Namespace) -> None:
    from palermo.domain.entities.matching.weights import stock

    weights = _estimated(options.file) if options.file else stock()
    say(options, weights.as_mapping(), weights.table().splitlines())


def _estimated(path: Path) -> "Weights":
    """Return the weights that a file of pairs shows: of the decided rows if there are any, else of all."""
    from palermo.domain.entities.matching import pairs
    from palermo.domain.entities.matching.estimation import estimate
    from palermo.domain.entities.matching.tables import lines

    _there(path)
    with lines(path) as stream:
        rows = list(pairs.read(stream))
    decided = [row for row in rows if row.label is not None]
    labels = [bool(row.label) for row in decided] or None
    compared = [(row.one, row.other) for row in decided or rows]
    if not compared:
        raise Failure("no_rows", f"there are no pairs in {path}")
    return estimate(compared, labels, pairs.weights_of_pairs())
