"""Files of docs/deploy: they start the program with options it has, and name no other place."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from monitoring.commands.main import main

DEPLOY = Path(__file__).parent.parent / "docs/deploy"
UNITS = sorted(DEPLOY.glob("*.service"))
COMMANDS = re.compile(r"(?:-m monitoring|entrypoint) (\w[\w-]*)([^\n#]*)")


def started(text):
    """Yield the command and the options with which a file starts the program."""
    for name, rest in COMMANDS.findall(text):
        yield name, re.findall(r"(?<!\S)--[a-z-]+", rest)


def test_units_and_the_runbook_start_what_there_is():
    found = {}
    for path in (*UNITS, DEPLOY / "runbook.md"):
        for name, options in started(path.read_text(encoding="utf-8")):
            known = {it for param in main.commands[name].params for it in param.opts}
            found.setdefault(name, set()).update(options)
            assert set(options) <= known, path.name

    assert {"--address", "--backup-to", "--public", "--key", "--port"} <= found["serve"]
    assert {"build", "grant", "backup", "verify", "restore", "releases"} <= set(found)


def test_services_of_the_composition_start_what_there_is():
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))["services"]
    known = {it for param in main.commands["serve"].params for it in param.opts}

    for name in ("dashboard", "public"):
        command, *rest = services[name]["command"]
        assert command == "serve"
        assert {it for it in rest if it.startswith("--")} <= known
        assert services[name]["read_only"]
        assert services[name]["cap_drop"] == ["ALL"]


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.stem)
def test_the_checker_of_units_finds_nothing(unit):
    checker = shutil.which("systemd-analyze")
    if checker is None:
        pytest.skip("systemd-analyze is not here")
    done = subprocess.run(
        [checker, "verify", "--man=no", unit], capture_output=True, text=True, check=False
    )

    lines = (done.stdout + done.stderr).splitlines()
    # The program is not installed here.
    assert [
        it for it in lines if "is not executable" not in it and "Failed to create" not in it
    ] == []


def test_the_checker_of_nginx_finds_nothing(tmp_path):
    checker, openssl = shutil.which("nginx"), shutil.which("openssl")
    if checker is None or openssl is None:
        pytest.skip("nginx is not here")
    subprocess.run(
        [
            *(openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1"),
            *("-subj", "/CN=plan.example.org"),
            *("-keyout", tmp_path / "own.key", "-out", tmp_path / "own.pem"),
        ],
        capture_output=True,
        check=True,
    )
    text = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"/etc/ssl/\w+/\w+\.(pem|key)", rf"{tmp_path}/own.\1", text)
    whole = tmp_path / "nginx.conf"
    logs = f"error_log {tmp_path}/error.log;\npid {tmp_path}/pid;\n"
    places = "".join(
        f"{name}_temp_path {tmp_path}/{name};\n"
        for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    access = f"access_log {tmp_path}/access.log;\n"
    whole.write_text(f"{logs}events {{}}\nhttp {{\n{access}{places}{text}}}\n", encoding="utf-8")

    done = subprocess.run([checker, "-t", "-c", whole], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr


def test_the_checker_of_caddy_finds_nothing(tmp_path):
    checker = shutil.which("caddy")
    if checker is None:
        pytest.skip("caddy is not here")
    names = {"DASHBOARD": "plan.example.org", "REVIEWS": "reviews.example.org"}
    own = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}

    done = subprocess.run(
        [checker, "validate", "--adapter", "caddyfile", "--config", DEPLOY / "Caddyfile"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | names | own,
    )
    told = [json.loads(it) for it in done.stderr.splitlines() if it.startswith("{")]

    assert done.returncode == 0, done.stderr
    assert "Valid configuration" in done.stdout + done.stderr
    assert [it["msg"] for it in told if it["level"] in {"warn", "error"}] == []


def test_the_files_know_no_machine_of_ours():
    texts = [path.read_text(encoding="utf-8") for path in DEPLOY.iterdir()]

    hosts = {it for text in texts for it in re.findall(r"https?://([\w.-]+\w)", text)}
    assert hosts <= {
        *(
            "plan.example.org",
            "plan.district.org",
            "reviews.example.org",
            "THAT-NAME",
            "localhost",
            "127.0.0.1",
        ),
        *("login.microsoftonline.com", "accounts.google.com"),
    }
