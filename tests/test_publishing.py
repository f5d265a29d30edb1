"""What publishes the repository: the workflow, the licenses, how to cite, the commands that the documents name."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml

from widgets import notebooks, offline
from widgets.build import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "pages.yml"
JOBS = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
TARGETS = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
BIN = Path(sys.executable).parent


def read(name):
    return (ROOT / name).read_text(encoding="utf-8")


def steps(job):
    return JOBS[job]["steps"]


@pytest.mark.parametrize(
    "schema, name",
    [
        ("vendor.github-workflows", ".github/workflows/pages.yml"),
        ("custom.github-workflows-require-timeout", ".github/workflows/pages.yml"),
        ("vendor.citation-file-format", "CITATION.cff"),
    ],
)
def test_files_that_other_programs_read_are_as_they_expect(schema, name):
    command = [BIN / "check-jsonschema", "--builtin-schema", schema, ROOT / name]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_workflow_runs_make_and_the_problem_sets_come_before_the_book():
    commands = [step["run"] for step in steps("build") if "run" in step]
    assert all(command.startswith("make ") for command in commands)
    targets = [command.removeprefix("make ") for command in commands]
    assert set(targets) <= TARGETS
    assert targets.index("assignments") < targets.index("test") < targets.index("offline")
    assert targets.index("assignments") < targets.index("notebooks")


def test_the_workflow_takes_what_make_has_made():
    taken = {step["with"]["path"] for step in steps("build") if "upload" in step.get("uses", "")}
    made = {path.relative_to(ROOT).as_posix() for path in (offline.HTML, offline.ARCHIVE, notebooks.FOLDER)}
    assert taken == made


def test_actions_are_pinned_by_major_version_and_permissions_are_the_least():
    used = [step["uses"] for job in JOBS for step in steps(job) if "uses" in step]
    assert [use for use in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", use)] == []
    assert yaml.safe_load(read(WORKFLOW))["permissions"] == {"contents": "read"}
    rights = {job: about["permissions"] for job, about in JOBS.items() if "permissions" in about}
    assert rights == {"site": {"pages": "write", "id-token": "write"}, "notebooks": {"contents": "write"}}
    for job in rights:
        assert JOBS[job]["needs"] == "build"
        assert "refs/heads/main" in JOBS[job]["if"] and "!= 'pull_request'" in JOBS[job]["if"]


def test_notebooks_are_pushed_to_the_branch_that_colab_reads(tmp_path):
    """The step is run against a repository on disk in place of the one at GitHub, twice, as after two changes."""
    (step,) = (step for step in steps("notebooks") if "run" in step)
    remote, folder = tmp_path / "remote.git", tmp_path / step["working-directory"]
    subprocess.run(["git", "init", "--quiet", "--bare", remote], check=True)
    environment = os.environ | {
        "TOKEN": "secret",
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "someone/a-book",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": f"url.{remote}.insteadOf",
        "GIT_CONFIG_VALUE_0": "https://x-access-token:secret@github.com/someone/a-book",
    }
    for change in ("first", "second"):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / f"{change}.ipynb").write_text("{}")
        subprocess.run(["bash", "-e", "-c", step["run"]], cwd=folder, env=environment | {"GITHUB_SHA": change}, check=True)
    listed = subprocess.run(
        ["git", "-C", remote, "ls-tree", "--name-only", notebooks.BRANCH], capture_output=True, text=True, check=True
    )
    assert listed.stdout.split() == ["second.ipynb"]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "Makefile", "book/for-instructors/guide.md"])
def test_commands_that_are_named_exist(name):
    named = set(re.findall(r"(?:^ {4}|^# |`)make ([a-z]+)", read(name), re.MULTILINE))
    assert named and named <= TARGETS


def test_a_contributor_needs_five_commands():
    assert len(re.findall(r"^ {4}make [a-z]+ ", read("CONTRIBUTING.md"), re.MULTILINE)) == 5


def test_code_and_text_have_a_license_each():
    assert read("LICENSE").startswith("MIT License\n")
    text = read("LICENSE-text")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in text
    assert "book/data/columns.csv" in text, "data are under neither"
    assert "https://creativecommons.org/licenses/by/4.0/" in read("book/_config.yml")


def test_the_citation_is_of_this_version_and_under_these_licenses():
    citation, project = yaml.safe_load(read("CITATION.cff")), tomllib.loads(read("pyproject.toml"))["project"]
    assert citation["version"] == project["version"]
    assert citation["license"] == project["license"] == "MIT"
    assert citation["preferred-citation"]["license"] == "CC-BY-4.0"
    assert f"## {project['version']}\n" in read("CHANGELOG.md")


def test_checks_before_a_commit_run_with_the_projects_own_tools(tmp_path):
    """All hooks pass on all files, with nothing to be downloaded from."""
    hooks = yaml.safe_load(read(".pre-commit-config.yaml"))["repos"]
    assert [repository["repo"] for repository in hooks] == ["local"]
    nowhere = {name: "http://127.0.0.1:9" for name in ("http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")}
    environment = os.environ | nowhere | {"PRE_COMMIT_HOME": str(tmp_path)}
    command = [BIN / "pre-commit", "run", "--all-files"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_no_file_of_the_repository_is_large():
    """The largest is the bibliography, a tenth of a megabyte; whatever is ten times that came in by mistake."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    files = [ROOT / name for name in listed.split("\0") if name]
    assert len(files) > 400
    assert [path for path in files if path.exists() and path.stat().st_size > 1_000_000] == []
