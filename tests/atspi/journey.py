"""The first journey through AT-SPI alone: press, toggle, set and read, from the first page to a plan with an appointment.

Run by tests/stages/atspi. The last line is `N passed, N failed`.
"""
import sys
import traceback

from person import Person

passed = failed = 0


def step(what, body):
    global passed, failed
    if failed:
        return
    try:
        body()
        passed += 1
    except Exception:
        failed += 1
        print(f'{what}:\n{traceback.format_exc(limit=-3)}')


def equal(found, wanted):
    assert found == wanted, f'{found!r}, not {wanted!r}'


def main():
    p = Person()
    step('the first page has a heading', lambda: p.sees('Hva skjer nå?', ('heading',)))
    step('a pathway is chosen', lambda: p.choose('Kreft'))
    step('a day is set', lambda: p.write('Dag', '15'))
    step('a month is chosen', lambda: p.select('Måned', 'januar'))
    step('a year is set', lambda: p.write('År', '2026'))
    step('the plan is made', lambda: p.press('Lag planen min'))
    step('what happens now is read', lambda: p.sees('Hvem kan jeg ringe?', ('heading', 'push button', 'button')))
    step('the tour is declined', lambda: p.press('Nei takk'))
    step('the timeline is opened', lambda: p.press('Tidslinje'))
    step('as a list', lambda: p.press('Liste'))
    step('a step is opened', lambda: p.press('Tenk gjennom hva som er viktig for deg'))
    step('its heading is read', lambda: p.sees('Tenk gjennom hva som er viktig for deg', ('heading',)))
    step('a point is ticked', lambda: p.tick('Økonomi og bolig'))
    step('and unticked', lambda: p.tick('Økonomi og bolig'))
    step('a note is written', lambda: p.write('Notatet ditt', 'Noe om mat'))
    step('it is closed', lambda: p.close('Lukk'))
    step('and opened again', lambda: p.press('Tenk gjennom hva som er viktig for deg'))
    step('the note is read', lambda: equal(p.value('Notatet ditt'), 'Noe om mat'))
    step('it is closed again', lambda: p.close('Lukk'))
    step('what matters is opened', lambda: p.press('Viktig for meg'))
    step('own words are written', lambda: p.write('Hva er viktig for deg?', 'Danse'))
    step('an activity is added', lambda: p.press('Legg til en aktivitet'))
    step('it is named', lambda: p.write('Hva vil du klare?', 'Trapp'))
    step('it is answered', lambda: p.press('Svar på hvordan det går: Trapp'))
    step('with four', lambda: p.choose('4'))
    step('the end of the scale is read', lambda: p.sees('10, uten vansker, eller som før sykdommen', ('radio button',)))
    step('if it gets worse is opened', lambda: p.press('Hvis det blir verre'))
    step('113 can be called', lambda: p.sees('Ring 113', ('link',)))
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


sys.exit(main())
