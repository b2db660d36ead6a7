"""What the loonpoort command can do."""

import base64
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer
from django.core.exceptions import ValidationError
from rich.console import Console

from loonpoort.config.variables import SettingsError

SETTINGS_MODULE = "loonpoort.config.settings"

app = typer.Typer(
    name="loonpoort",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Loonpoort: who may call what, on whose payroll data, with which key.",
)
environments = typer.Typer(no_args_is_help=True, help="Environments: walled spaces in an installation.")
app.add_typer(environments, name="environment")
audits = typer.Typer(no_args_is_help=True, help="The audit record: is it whole, and how far is it.")
app.add_typer(audits, name="audit")
periods = typer.Typer(no_args_is_help=True, help="Payroll periods: moving companies on.")
app.add_typer(periods, name="period")
runs = typer.Typer(no_args_is_help=True, help="Payroll runs: taking in their figures.")
app.add_typer(runs, name="run")
console = Console(highlight=False)
errors = Console(stderr=True, highlight=False)

Host = Annotated[str, typer.Option(help="Network address to listen on.")]
Port = Annotated[int, typer.Option(min=1, max=65535, help="Port to listen on.")]
Supervised = Annotated[bool, typer.Option("--supervised", hidden=True)]


def main() -> None:
    """Run the command; what is wrong with the settings is told without a stack trace."""
    try:
        app()
    except SettingsError as error:
        fail("Loonpoort cannot start:", *error.problems)


def fail(*lines: str) -> None:
    """Say what is wrong and end with status 1."""
    for line in lines:
        errors.print(line, markup=False, soft_wrap=True)
    sys.exit(1)


def set_up_django() -> None:
    """Make models and settings usable. Raises SettingsError."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS_MODULE)
    django.setup()


@app.command()
def demo(
    data: Annotated[Path, typer.Option(help="Folder for the database and demo.json.")] = Path("var"),
    host: Host = "127.0.0.1",
    port: Port = 8000,
) -> None:
    """Start with demo data: seeds once, then serves until Ctrl-C."""
    from loonpoort.cli.demo_command import run_demo

    require_free(host, port)
    run_demo(data, host, port)


@app.command()
def serve(
    host: Host = "127.0.0.1",
    port: Port = 8000,
    worker: Annotated[bool, typer.Option(help="Also run the background worker.")] = True,
) -> None:
    """Serve people and packages, with the settings of the environment variables."""
    from loonpoort.cli.processes import service

    set_up_django()
    require_migrated()
    require_free(host, port)
    with service(host, port, with_worker=worker) as supervisor:
        sys.exit(supervisor.run())


@app.command(hidden=True)
def http(host: str, port: int, supervised: Supervised = False) -> None:
    """The web server alone; `serve` starts it."""
    from loonpoort.cli.server import run_server

    set_up_django()
    sys.exit(run_server(host, port, is_supervised=supervised))


@app.command(hidden=True)
def pages(path: Path, supervised: Supervised = False) -> None:
    """The pages alone, on a Unix socket; `serve` starts them."""
    from loonpoort.cli.processes import end_with_parent
    from loonpoort.cli.server import run_pages

    set_up_django()
    if supervised:
        end_with_parent()
    run_pages(path)


@app.command()
def worker(
    name: Annotated[
        str, typer.Option(help="Differs between workers that run at the same time; stays over restarts.")
    ] = socket.gethostname(),
    supervised: Supervised = False,
) -> None:
    """Run the background worker alone: mail and other work that no call waits for."""
    from loonpoort.cli.processes import end_with_parent

    set_up_django()
    if supervised:
        end_with_parent()
    from loonpoort.outbox.worker import run_worker

    run_worker(name)


@app.command()
def migrate() -> None:
    """Bring the database up to date; safe to run again."""
    from django.core.management import call_command

    set_up_django()
    prepare_data_folder()
    call_command("migrate", interactive=False, verbosity=0)
    console.print("The database is up to date.")


@app.command()
def keys() -> None:
    """Print new secrets, ready for a file of environment variables."""
    for name, value in new_secrets().items():
        print(f"{name}={value}")  # noqa: T201 - meant for a file


def new_secrets() -> dict[str, str]:
    """Fresh random values for the settings that are secrets."""
    return {
        "LOONPOORT_SECRET_KEY": secrets.token_urlsafe(48),
        "LOONPOORT_TOKEN_KEYS": f"1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
    }


@app.command()
def check(
    username: Annotated[str, typer.Argument(help="E-mail address of the login that a package calls with.")],
    token_stdin: Annotated[
        bool, typer.Option("--token-stdin", help="Read the token from standard input; else it is asked for.")
    ] = False,
    domain: Annotated[str, typer.Option(help="Domain as it was typed in the package.")] = "",
    calls_from: Annotated[str, typer.Option(help="Network address that the package calls from.")] = "",
    package: Annotated[str | None, typer.Option(help="Slug of a package of the App Store.")] = None,
    operations: Annotated[Path | None, typer.Option(help="File with the operations that are called.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Check a connection step by step: ends with status 1 when a call would not succeed."""
    set_up_django()
    require_migrated()
    from loonpoort.cli import check_command

    if token_stdin:
        token = sys.stdin.readline().strip()
    elif sys.stdin.isatty():
        token = typer.prompt("Token (leave empty to go without)", default="", hide_input=True, err=True)
    else:
        token = ""
    options = check_command.CheckOptions(
        username=username,
        token=token.strip(),
        domain=domain,
        calls_from=calls_from,
        package=package,
        operations=operations,
    )
    try:
        report = check_command.run_check(options)
    except ValidationError as error:
        fail(*refusals(error))
    except (check_command.CheckChoiceError, OSError, UnicodeDecodeError) as error:
        fail(str(error))
    else:
        if as_json:
            print(check_command.as_json(report))  # noqa: T201 - meant for programs
        else:
            check_command.show(report, console)
        sys.exit(0 if report.succeeds else 1)


@app.command()
def packages() -> None:
    """List the packages of the App Store, and what is wrong with files that were left out (status 1)."""
    set_up_django()
    from loonpoort.connect.manifests import packages as all_packages
    from loonpoort.connect.manifests import shelf

    for each in all_packages():
        console.print(f"{each.slug}: {each.name}, {len(each.operations)} operations", markup=False)
    if problems := shelf().problems:
        fail(*(f"{path}: {problem}" for path, problem in problems.items()))


@environments.command("create")
def create_environment(
    subdomain: Annotated[str, typer.Option(help="The Domain that packages send.")],
    name: Annotated[str, typer.Option(help="What people read.")],
    administrator: Annotated[str, typer.Option(help="E-mail address of the first administrator.")],
    product: Annotated[str, typer.Option(help="accountant or business.")] = "accountant",
    language: Annotated[str, typer.Option(help="Language of the administrator: en or nl.")] = "en",
    print_link: Annotated[
        bool, typer.Option("--print-link", help="Print the activation link instead of mailing it.")
    ] = False,
) -> None:
    """Make an environment with its default templates, and let its first administrator in."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.new_environment import make_environment

    try:
        told = make_environment(
            subdomain=subdomain,
            name=name,
            administrator=administrator,
            product=product,
            language=language,
            print_link=print_link,
        )
    except ValidationError as error:
        fail(*refusals(error))
    else:
        console.print(told, markup=False, soft_wrap=True)


@audits.command("verify")
def verify_audit(
    heads: Annotated[
        Path | None, typer.Option(help="Folder or file of exported heads, if not the setting's own.")
    ] = None,
) -> None:
    """Go through all audit entries: ends with status 1 when one was changed, taken out, put in or cut off."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.audit_command import verify_entries

    verdict = verify_entries(heads, console)
    if not verdict.is_whole:
        fail(*verdict.lines)
    console.print(*verdict.lines, sep="\n", markup=False, soft_wrap=True)


@audits.command("head")
def audit_head() -> None:
    """Print how far the record of each environment is, signed; `verify --heads FILE` takes it."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.audit_command import head_lines

    for line in head_lines():
        print(line)  # noqa: T201 - meant for a file


@periods.command("advance")
def advance_period(
    company: Annotated[int | None, typer.Option(help="Id of one company.")] = None,
    debtor: Annotated[int | None, typer.Option(help="Id of a debtor, for all its companies.")] = None,
    environment: Annotated[str | None, typer.Option(help="Subdomain, for all its companies.")] = None,
    period_type: Annotated[
        str | None, typer.Option("--type", help="Only companies that are paid by M, W4 or W1.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help="Don't ask first.")] = False,
) -> None:
    """Move a company, or all of a debtor or environment, on to the next payroll period."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.period_command import Chosen, advance, chosen_companies, told

    try:
        companies = chosen_companies(
            Chosen(company=company, debtor=debtor, environment=environment, period_type=period_type)
        )
        for line in told(companies):
            console.print(line, markup=False, soft_wrap=True)
        if not yes and not typer.confirm("Move on? It cannot be undone."):
            fail("Nothing was changed.")
        console.print(advance(companies, console), markup=False)
    except ValidationError as error:
        fail(*refusals(error))


@runs.command("open")
def open_period(
    company: Annotated[int, typer.Option(help="Id of the company.")],
    year: Annotated[int, typer.Option(help="Payroll year.")],
    period: Annotated[int, typer.Option(help="Number of the period.")],
    description: Annotated[str, typer.Option(help="What people read.")] = "",
) -> None:
    """Open a payroll run for a period: it is processed on the company's page, or by importing figures."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.run_command import open_for

    try:
        console.print(open_for(company, year, period, description), markup=False, soft_wrap=True)
    except ValidationError as error:
        fail(*refusals(error), "Nothing was opened.")


@runs.command("import")
def import_figures(
    file: Annotated[Path, typer.Argument(help="CSV file of figures: docs/operating.md has its columns.")],
    company: Annotated[int, typer.Option(help="Id of the company.")],
    year: Annotated[int, typer.Option(help="Payroll year.")],
    first_period: Annotated[int, typer.Option(help="Number of the first period in the run.")],
    last_period: Annotated[int | None, typer.Option(help="Number of the last, if there are more.")] = None,
    number: Annotated[
        int | None, typer.Option(help="Number of the run in its year; one that is there is replaced.")
    ] = None,
    description: Annotated[str, typer.Option(help="What people read.")] = "",
    lock: Annotated[bool, typer.Option("--lock", help="Lock it: it is never changed from then on.")] = False,
    add: Annotated[
        bool, typer.Option("--add", help="Beside the stored hours, wages and salaries, which are taken in.")
    ] = False,
) -> None:
    """Store the figures of a payroll run: all that are in the file, or none."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.run_command import import_file
    from loonpoort.payroll.run_files import RunFileError
    from loonpoort.payroll.run_imports import RunChoices

    choices = RunChoices(
        company_id=company,
        year=year,
        first_period=first_period,
        last_period=first_period if last_period is None else last_period,
        number=number,
        description=description,
        is_locked=lock,
        is_addition=add,
    )
    try:
        told = import_file(file, choices)
    except ValidationError as error:
        fail(*refusals(error), "Nothing was stored.")
    except (RunFileError, OSError) as error:
        fail(f"{file}: {error}", "Nothing was stored.")
    else:
        console.print(told, markup=False, soft_wrap=True)


@runs.command("declare")
def declare_runs(
    company: Annotated[int, typer.Option(help="Id of the company.")],
    year: Annotated[int, typer.Option(help="Payroll year.")],
    first_period: Annotated[int, typer.Option(help="Number of the first period.")],
    last_period: Annotated[int | None, typer.Option(help="Number of the last, if there are more.")] = None,
    pension: Annotated[bool, typer.Option("--pension", help="A pension export, not wage tax.")] = False,
    payment_reference: Annotated[str, typer.Option(help="Of wage tax: 16 digits.")] = "",
) -> None:
    """Draw up a wage-tax declaration or a pension export from the processed runs of some periods."""
    set_up_django()
    require_migrated()
    from loonpoort.cli.run_command import declare
    from loonpoort.payroll.declarations import DeclarationChoices
    from loonpoort.payroll.models import DeclarationKind

    choices = DeclarationChoices(
        company_id=company,
        kind=DeclarationKind.PENSION if pension else DeclarationKind.WAGE_TAX,
        year=year,
        first_period=first_period,
        last_period=first_period if last_period is None else last_period,
        payment_reference=payment_reference,
    )
    try:
        console.print(declare(choices), markup=False, soft_wrap=True)
    except ValidationError as error:
        fail(*refusals(error), "Nothing was stored.")


def refusals(error: ValidationError) -> list[str]:
    """What was refused, by option where it is about one."""
    if not hasattr(error, "error_dict"):
        return error.messages
    return [
        f"--{field.replace('_', '-')}: {text}"
        for field, texts in error.message_dict.items()
        for text in texts
    ]


def prepare_data_folder() -> None:
    """Make the folder of the SQLite file, readable by its owner only."""
    from django.conf import settings

    database = settings.DATABASES["default"]
    if database["ENGINE"] == "django.db.backends.sqlite3":
        Path(str(database["NAME"])).parent.mkdir(mode=0o700, parents=True, exist_ok=True)


def require_migrated() -> None:
    """End with a sentence when the database is not there or not up to date."""
    from django.db import OperationalError, connection
    from django.db.migrations.executor import MigrationExecutor

    try:
        executor = MigrationExecutor(connection)
        pending = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except OperationalError as error:
        fail(f"The database cannot be opened: {error}", "Run 'loonpoort migrate' if it is a new one.")
    else:
        if pending:
            fail(f"The database is {len(pending)} migrations behind. Run 'loonpoort migrate' first.")


def require_free(host: str, port: int) -> None:
    """End with a sentence when somebody else listens at the address."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            fail(f"Cannot listen on {host}:{port}: {error.strerror}. Choose another with --port.")
