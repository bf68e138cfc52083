"""What a newcomer reads when the program is up."""

import json
from pathlib import Path

from palermo.project.instance import load
from palermo.project.serve.welcome import lines


def test_addresses_and_in_a_demo_the_cast(tmp_path: Path) -> None:
    template = Path(load.__code__.co_filename).with_name("config.template.toml").read_text("utf-8")
    (tmp_path / "config.toml").write_text(template.replace("demo = false", "demo = true"), "utf-8")
    people = [{"name": "boris", "role": "officer", "unit": "NER", "entry": "unit", "password": "four demo words"}]
    (tmp_path / "demo.json").write_text(json.dumps({"people": people}), "utf-8")
    text = "\n".join(lines(load(tmp_path, "tool")))
    assert "http://unit.localhost:8001/" in text
    assert "boris  officer  NER   unit   four demo words" in text
    (tmp_path / "config.toml").write_text(template, "utf-8")
    assert "boris" not in "\n".join(lines(load(tmp_path, "tool")))
