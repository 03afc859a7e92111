import click


@click.command()
@click.argument("start", type=int)
def countdown(start):
    for number in range(start, 0, -1):
        click.echo(number)
    click.echo("Lift-off!")


if __name__ == "__main__":
    countdown()
