// Checks a finished schedule against the plan's own words, one rule at a time, without searching for anything: that every proposed day
// keeps every rule that isn't said to be broken, and that the journeys told are the journeys made. Returns a list of complaints.
import { add, day, lag, named, text, weekday, works } from './calendar.mjs';

const NAMES = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

export function complaints(plan, today, answer) {
    const found = [];
    const rows = new Map(answer.steps.map((row) => [`${row.course}/${row.id}/${row.occurrence}`, row]));
    const brokenKeys = new Map(answer.broken.map((b) => [`${b.course}/${b.step}/${b.occurrence}/${b.rule}/${b.bound}`, b]));
    const inRanges = (ranges, date) => (ranges ?? []).some(({ from, to }) => from <= date && date <= to);
    const onDay = (on, date) => {
        if (on === undefined) return true;
        return typeof on === 'string' ? works[on](day(date)) : on.includes(NAMES[weekday(day(date))]) && !named(day(date));
    };
    const visits = new Map();
    for (const course of plan.courses) {
        const steps = [...course.pathway.steps, ...(course.own?.steps ?? [])];
        const factOf = (id, k) => (course.facts ?? []).filter((f) => f.step === id && (f.occurrence ?? 0) === k).at(-1);
        const places = new Map((course.pathway.places ?? []).map((p) => [p.id, p]));
        const possible = (step, date) => {
            const place = places.get(step.place);
            return onDay(step.on, date) && onDay(place?.on, date) && !inRanges(place?.closed, date)
                && !(step.place !== undefined && inRanges(plan.unavailable, date));
        };
        const lastOf = (id) => Math.max(...answer.steps.filter((r) => r.course === course.id && r.id === id).map((r) => r.occurrence));
        for (const step of steps) for (const row of answer.steps.filter((r) => r.course === course.id && r.id === step.id)) {
            const fact = factOf(step.id, row.occurrence), held = fact?.booked?.date ?? fact?.done?.date;
            const name = `${course.id}/${step.id}/${row.occurrence}`;
            if (row.proposed === null) continue;
            if (held !== undefined) {
                if (row.proposed !== held || row.earliest !== held || row.latest !== held) found.push(`${name}: the fact's day isn't kept`);
            } else {
                if (row.proposed < today) found.push(`${name}: proposed before today`);
                if (!possible(step, row.proposed)) found.push(`${name}: proposed on a day it can't be`);
                if (row.earliest !== null && row.proposed < row.earliest && row.status !== 'possible') {
                    // A bound moved further for today's sake can let another step go earlier; only then.
                    if (!answer.broken.some((b) => b.today)) found.push(`${name}: proposed before earliest`);
                }
            }
            if (step.place !== undefined && step.place !== 'home' && row.proposed >= today) {
                const key = `${row.proposed} ${step.place}`;
                visits.set(key, [...(visits.get(key) ?? []), step.id]);
            }
            // Rules.
            const after = step.after ?? [], added = (course.own?.rules ?? []).filter((rule) => rule.step === step.id);
            const rules = [...after, ...added].map((rule, number) => ({ rule, number }));
            for (const { rule, number } of rules) {
                let from = null;
                if (course.pathway.anchors.some((a) => a.id === rule.of)) from = row.occurrence === 0 ? course.anchors?.[rule.of] ?? null : null;
                else {
                    if (row.occurrence !== 0 && rule.which !== 'same') continue;
                    const of = steps.find((s) => s.id === rule.of);
                    const k = rule.which === 'same' ? row.occurrence : rule.which === 'last' ? lastOf(rule.of) : 0;
                    const other = rows.get(`${course.id}/${rule.of}/${k}`);
                    if (!other || other.proposed === null) continue;
                    from = other.proposed;
                    const ofFact = factOf(rule.of, k);
                    if (rule.edge === 'end') from = ofFact?.done?.end ?? (of.lasts ? text(add(day(from), lag(of.lasts))) : from);
                }
                if (from === null) continue;
                for (const bound of ['min', 'max']) if (rule[bound] !== undefined) {
                    const broken = brokenKeys.get(`${course.id}/${step.id}/${row.occurrence}/${number}/${bound}`);
                    if (broken && !broken.today) continue; // may be moved further in the second pass
                    const limit = add(day(from), lag(rule[bound]));
                    const gap = bound === 'min' ? limit - day(row.proposed) : day(row.proposed) - limit;
                    if (gap > (broken?.days ?? 0)) found.push(`${name}: rule ${number} ${bound} misses by ${gap} days`);
                }
            }
        }
    }
    const told = answer.trips.visits.map((v) => [`${v.date} ${v.place}`, v.steps]);
    const sorted = (list) => JSON.stringify([...list].sort());
    if (sorted(told.map(([k]) => k)) !== sorted([...visits.keys()])) found.push('visits differ from the proposed days');
    for (const [key, steps] of told) if (JSON.stringify(steps) !== JSON.stringify(visits.get(key))) found.push(`visit ${key}: other steps`);
    for (let i = 1; i < told.length; i++) if (told[i - 1][0].slice(0, 10) > told[i][0].slice(0, 10)) found.push('visits out of order');
    if (answer.trips.count !== visits.size) found.push('count is not the number of visits');
    const weights = new Map();
    for (const course of plan.courses) for (const p of course.pathway.places ?? []) if (!weights.has(p.id)) weights.set(p.id, p.weight ?? 1);
    const weight = answer.trips.visits.reduce((sum, v) => sum + (weights.get(v.place) ?? 1), 0);
    if (weight !== answer.trips.weight) found.push(`weight is ${weight}, told ${answer.trips.weight}`);
    if (answer.trips.lower_bound > answer.trips.weight) found.push('lower bound above the weight');
    if (answer.trips.proven !== (answer.trips.lower_bound === answer.trips.weight)) found.push('proven without equal bounds');
    return found;
}
