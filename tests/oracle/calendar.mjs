// The reference calendar: Norwegian public holidays, working days and lags, by counting days one by one where that is quick enough.
// Days are integers counted from 1970-01-01.

export const day = (text) => utc(...text.split('-').map(Number));

// Date.UTC takes the years 0-99 for 1900-1999, hence setUTCFullYear.
function utc(y, m, d) {
    const date = new Date(Date.UTC(2000, 0, 1));
    date.setUTCFullYear(y, m - 1, d);
    return Math.round(date.getTime() / 864e5);
}

export const parts = (number) => {
    const date = new Date(number * 864e5);
    return [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
};

export const text = (number) => {
    const [y, m, d] = parts(number);
    return `${String(y).padStart(4, '0')}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
};

// 0 = Sunday … 6 = Saturday; 1970-01-01 was a Thursday.
export const weekday = (number) => (((number + 4) % 7) + 7) % 7;

// Easter Sunday of the Gregorian calendar (Butcher's table).
export function easter(year) {
    const a = year % 19, b = Math.floor(year / 100), c = year % 100;
    const d = Math.floor(b / 4), e = b % 4, f = Math.floor((b + 8) / 25), g = Math.floor((b - f + 1) / 3);
    const h = (19 * a + b - d - g + 15) % 30, i = Math.floor(c / 4), k = c % 4;
    const l = (32 + 2 * e + 2 * i - h - k) % 7, m = Math.floor((a + 11 * h + 22 * l) / 451);
    return utc(year, Math.floor((h + l - 7 * m + 114) / 31), ((h + l - 7 * m + 114) % 31) + 1);
}

// The public holidays of a year other than the ordinary Sundays.
export function holidays(year) {
    const fixed = [[1, 1], [5, 1], [5, 17], [12, 25], [12, 26]].map(([m, d]) => utc(year, m, d));
    return new Set([...fixed, ...[-3, -2, 0, 1, 39, 49, 50].map((n) => easter(year) + n)]);
}

export const FIRST = utc(1880, 1, 1), LAST = utc(2320, 12, 31);
const isHoliday = new Uint8Array(LAST - FIRST + 1);
for (let year = 1880; year <= 2320; year++) for (const n of holidays(year)) isHoliday[n - FIRST] = 1;

// Every Sunday is a public holiday too; `named` leaves those out that have no other name.
export const named = (number) => isHoliday[number - FIRST] === 1;
export const holiday = (number) => weekday(number) === 0 || named(number);
export const works = {
    arbeidsdag: (number) => weekday(number) !== 6 && !holiday(number),
    virkedag: (number) => !holiday(number),
};

// All working days in order, and for each day how many come before it.
const lists = {};
for (const unit of ['arbeidsdag', 'virkedag']) {
    const days = [], before = new Int32Array(LAST - FIRST + 2);
    for (let n = FIRST; n <= LAST; n++) {
        before[n - FIRST] = days.length;
        if (works[unit](n)) days.push(n);
    }
    before[LAST - FIRST + 1] = days.length;
    lists[unit] = { days, before };
}

export function addMonths(number, count) {
    const [y, m, d] = parts(number);
    const total = y * 12 + (m - 1) + count;
    const year = Math.floor(total / 12), month = total - year * 12 + 1;
    const last = parts(utc(year, month + 1, 1) - 1)[2];
    return utc(year, month, Math.min(d, last));
}

// "+n working days is the n-th working day strictly after the date, -n the n-th strictly before; 0 is the date itself if working,
// else the next."
function addWorking(number, count, unit) {
    const { days, before } = lists[unit];
    const here = before[number - FIRST], after = before[number + 1 - FIRST];
    const index = count > 0 ? after + count - 1 : count < 0 ? here + count : here;
    if (index < 0) return FIRST;
    return index < days.length ? days[index] : LAST;
}

export function lag(string) {
    const [count, unit] = string.split(' ');
    return { count: Number(count), unit };
}

const clamp = (number) => Math.max(FIRST, Math.min(LAST, number));

export function add(number, { count, unit }) {
    if (unit === 'd') return clamp(number + count);
    if (unit === 'wk') return clamp(number + 7 * count);
    if (unit === 'mo') return clamp(addMonths(number, count));
    return addWorking(number, count, unit);
}

// The same, day by day: used to test `add`.
export function addSlowly(number, { count, unit }) {
    if (unit === 'd' || unit === 'wk') return number + count * (unit === 'd' ? 1 : 7);
    if (unit === 'mo') {
        let [y, m, d] = parts(number);
        for (; count > 0; count--) if (++m === 13) m = 1, y++;
        for (; count < 0; count++) if (--m === 0) m = 12, y--;
        while (parts(utc(y, m, d))[1] !== m) d--;
        return utc(y, m, d);
    }
    const step = count < 0 ? -1 : 1;
    let left = Math.abs(count);
    if (left === 0) {
        while (!works[unit](number)) number++;
        return number;
    }
    while (left > 0) if (works[unit]((number += step))) left--;
    return number;
}
