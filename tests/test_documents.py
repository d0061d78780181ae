"""What the documents and the files for running it name is there."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
THREATS = (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8")
UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
JOURNEYS = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "journeys").glob("test_*.py"))
PAGES = [
    *GUIDES,
    *sorted((ROOT / "docs" / "developing").glob("*.md")),
    ROOT / "README.md",
    ROOT / "docs" / "screen-reader.md",
]
OF_THE_SITE = ("web", "worker", "beat", "migrate")
PROGRAM = r"(?:manage\.py \w+|gunicorn protocol_site\.wsgi|celery -A protocol_site (?:worker|beat))"


@pytest.mark.parametrize("name", sorted(set(re.findall(r"tests/[\w/]+\.py(?:::\w+)?", THREATS))))
def test_threat_model_names_a_test_that_there_is(name):
    path, _, function = name.partition("::")
    source = (ROOT / path).read_text(encoding="utf-8")
    assert f"def {function}(" in source if function else "def test_" in source


@pytest.mark.parametrize("service", OF_THE_SITE)
def test_a_container_of_the_site_may_do_no_more_than_it_needs(service):
    facts = COMPOSE["services"][service]
    assert facts["read_only"]
    assert facts["cap_drop"] == ["ALL"]
    assert facts["image"] == "council-protocol"


def test_only_the_database_and_migrate_see_the_password_of_the_owner():
    seen = {name for name, facts in COMPOSE["services"].items() if "owner.env" in str(facts.get("env_file"))}
    assert seen == {"database", "migrate"}


def test_what_the_containers_use_is_there():
    for name, facts in COMPOSE["services"].items():
        for volume in facts.get("volumes", ()):
            source = volume.split(":")[0]
            assert (ROOT / source).exists() if source.startswith(".") else source in COMPOSE["volumes"], (name, volume)
        assert set(facts.get("depends_on", ())) <= COMPOSE["services"].keys()
    assert (ROOT / COMPOSE["x-site"]["build"]["dockerfile"]).exists()


def test_nothing_but_the_proxy_is_open_to_the_outside():
    assert [name for name, facts in COMPOSE["services"].items() if "ports" in facts] == ["proxy"]


def test_the_image_does_not_run_as_root():
    lines = (ROOT / "Containerfile").read_text(encoding="utf-8").splitlines()
    assert lines.index("USER site") > max(number for number, line in enumerate(lines) if line.startswith("FROM"))


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.stem)
def test_a_unit_runs_a_program_of_ours_without_rights(unit):
    text = unit.read_text(encoding="utf-8")
    assert re.search(rf"^ExecStart=.*{PROGRAM}", text, flags=re.MULTILINE)
    assert {"User=council-protocol", "NoNewPrivileges=yes", "ProtectSystem=strict"} <= set(text.splitlines())


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd-analyze on this machine")
def test_systemd_finds_no_fault_with_the_units(tmp_path):
    for source in sorted((ROOT / "deploy" / "systemd").iterdir()):
        # verify looks for the programs, which a developer has elsewhere.
        text = source.read_text(encoding="utf-8").replace("/opt/council-protocol", str(ROOT))
        (tmp_path / source.name).write_text(text, encoding="utf-8")
    units = sorted(map(str, tmp_path.iterdir()))
    result = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert result.returncode == 0, result.stderr
    assert "council-protocol" not in result.stderr


@pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.stem)
def test_a_guide_shows_pictures_that_a_journey_makes(guide):
    pictures = re.findall(r"!\[([^\]]+)\]\(images/([\w-]+)\.png\)", guide.read_text(encoding="utf-8"))
    assert pictures
    for _, name in pictures:
        assert re.search(rf'look\(\w+, "{name}"\)', JOURNEYS), name
        assert (guide.parent / "images" / f"{name}.png").stat().st_size < 100_000


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_document_leads_to_files_that_there_are(page):
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_document_names_files_of_ours_that_there_are(page):
    named = re.findall(
        r"`((?:councils|protocols|requests_log|grievances|tests|scripts|benchmarks)/[\w/.-]+)`", page.read_text()
    )
    assert [name for name in named if not (ROOT / name).exists()] == []
