"""Calendar files through python3-vobject, the strictest reader, and python3-icalendar. The last line is `N passed, N failed`."""
import sys

import icalendar
import vobject

passed = failed = 0


def check(ok, message):
    global passed, failed
    passed, failed = passed + bool(ok), failed + (not ok)
    if not ok:
        print(message)


for name in sys.argv[1:]:
    data = open(name, 'rb').read()
    lines = data.split(b'\r\n')
    check(lines[-1] == b'' and not any(b'\n' in line or b'\r' in line for line in lines), f'{name}: a line does not end in CRLF')
    check(all(len(line) <= 75 for line in lines), f'{name}: a line is longer than 75 octets')
    text = data.decode('utf-8')
    try:
        calendar = vobject.readOne(text)
        check(calendar.validate(raiseException=True), f'{name}: vobject')
        for event in getattr(calendar, 'vevent_list', []):
            event.validate(raiseException=True)
        again = icalendar.Calendar.from_ical(data)
        check(len(again.walk('VEVENT')) == len(getattr(calendar, 'vevent_list', [])), f'{name}: the readers count differently')
        check(not any(component.errors for component in again.walk()), f'{name}: icalendar: {[c.errors for c in again.walk() if c.errors][:3]}')
        check(all('DTSTAMP' in event and 'UID' in event for event in again.walk('VEVENT')), f'{name}: an event without stamp or UID')
    except Exception as error:  # whatever a reader stumbles over is a fault of the file
        check(False, f'{name}: {type(error).__name__}: {error}')
print(f'{passed} passed, {failed} failed')
sys.exit(1 if failed or not passed else 0)
