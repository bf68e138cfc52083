"""What a newcomer reads when the program is up."""

from pathlib import Path

from palermo.project.instance import load
from palermo.project.serve.welcome import lines


def test_addresses_and_only_in_a_demo_invented_people(tmp_path: Path) -> None:
    # What a demo adds is read from its sealed secrets: tests/project/test_demo.py.
    template = Path(load.__code__.co_filename).with_name("config.template.toml").read_text("utf-8")
    (tmp_path / "config.toml").write_text(template, "utf-8")
    text = "\n".join(lines(load(tmp_path, "tool")))
    for place in ("http://localhost:8000/", "http://unit.localhost:8001/", "http://hub.localhost:8002/"):
        assert place in text
    assert "invented" not in text
