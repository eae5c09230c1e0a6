// Random small plans that touch every feature of the plan and pathway files. One seed, one case.
import { day, text } from './calendar.mjs';

export function random(seed) {
    let state = (seed * 2654435761 + 97) >>> 0;
    const next = () => {
        state = (state + 0x6d2b79f5) >>> 0;
        let t = state;
        t = Math.imul(t ^ (t >>> 15), t | 1);
        t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const below = (n) => Math.floor(next() * n);
    return {
        below, chance: (p) => next() < p, pick: (list) => list[below(list.length)], between: (a, b) => a + below(b - a + 1),
    };
}

const STRENGTHS = ['legal', 'normative', 'advisory', 'proposed', 'workshop', 'local', 'own'];
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const UNITS = ['d', 'd', 'wk', 'mo', 'arbeidsdag', 'virkedag'];
const weekdays = (on) => (typeof on === 'string' ? DAYS.slice(0, on === 'virkedag' ? 6 : 5) : on);
const title = (nb) => ({ nb });

// `steps`: at most in a course. `gentle` leaves out most clashes. `units`: of the lags of rules and stays.
export function generate(seed, { steps: most = 5, gentle = seed % 3 === 0, units = UNITS } = {}) {
    const r = random(seed);
    const todayNumber = r.chance(0.3)
        ? day(r.pick(['2026-01-31', '2026-02-28', '2028-02-29', '2026-03-30', '2026-05-01', '2026-12-24', '2027-05-14', '2026-08-31']))
        : day('2025-06-01') + r.below(900);
    const near = (spread) => text(todayNumber + r.between(-spread, spread));
    const today = text(todayNumber);

    const randomLag = (low, high) => {
        const unit = r.pick(units);
        const scale = { d: 1, wk: 7, mo: 30, arbeidsdag: 1.45, virkedag: 1.2 }[unit];
        return `${Math.round(r.between(low, high) / scale)} ${unit}`;
    };
    const onSet = () => r.pick(['arbeidsdag', 'virkedag', () => DAYS.filter(() => r.chance(0.4))]);
    const makeOn = () => {
        const on = onSet();
        if (typeof on === 'string') return on;
        const list = on();
        return list.length ? list : ['mon', 'thu'];
    };
    const range = () => {
        const from = todayNumber + r.between(-40, 90);
        return { from: text(from), to: text(from + r.pick([0, 1, 3, 9, 25])) };
    };

    const places = ['hospital', 'helsehus', 'gp'].filter(() => r.chance(0.7)).map((id) => {
        const place = { id, title: title(id) };
        if (r.chance(0.5)) place.on = makeOn();
        if (r.chance(0.5)) place.weight = r.pick([1, 2, 3, 5]);
        if (r.chance(0.3)) place.closed = [range(), ...(r.chance(0.3) ? [range()] : [])];
        if (r.chance(0.2)) place.per_day = r.between(1, 2);
        if (r.chance(0.2)) place.minutes_per_day = r.pick([30, 60, 90]);
        return place;
    });
    if (r.chance(0.1)) places.push({ id: 'home', title: title('home'), on: 'virkedag' });
    const placeIds = ['hospital', 'hospital', 'helsehus', 'gp', 'home', 'clinic'];

    const makeRule = (targets, plain) => {
        const of = r.pick(targets);
        const rule = { of: of.id, strength: r.pick(STRENGTHS) };
        if (of.step && r.chance(of.lasts ? 0.6 : 0.1)) rule.edge = r.chance(0.9) ? 'end' : 'start';
        if (of.repeat && r.chance(0.6)) rule.which = r.pick(['same', 'same', 'last']);
        const low = r.chance(0.15) ? -r.between(0, 40) : r.between(0, 60);
        const kind = r.below(10);
        if (kind < 8) rule.min = randomLag(low, low);
        if (kind >= 5) rule.max = gentle || plain || r.chance(0.7) ? randomLag(low + 10, low + 70) : randomLag(low - 20, low + 20);
        if (r.chance(0.1)) rule.approximate = true;
        if (r.chance(0.3)) rule.source = 's';
        return rule;
    };

    const makeStep = (id, anchors, earlier, decisions, own) => {
        const step = { id, title: title(id), lane: 'a' };
        if (r.chance(0.75)) step.place = r.pick(placeIds);
        if (r.chance(0.2)) step.on = makeOn();
        const placeOn = places.find((place) => place.id === step.place)?.on;
        if (step.on && placeOn && !weekdays(step.on).some((d) => weekdays(placeOn).includes(d))) delete step.on; // never any day: a fault
        if (r.chance(0.2)) step.lasts = randomLag(0, 20).replace('-', '');
        if (r.chance(0.3)) step.minutes = r.pick([15, 30, 45, 60]);
        if (decisions.length && r.chance(0.3)) {
            step.when = {};
            for (const decision of decisions) if (r.chance(0.6)) {
                const listed = decision.options.map((o) => o.id).filter(() => r.chance(0.5));
                step.when[decision.id] = listed.length ? listed : [r.pick(decision.options).id];
            }
            if (!Object.keys(step.when).length) delete step.when;
        }
        const targets = [...anchors.map((a) => ({ id: a.id })), ...earlier.map((s) => ({ ...s, step: true })),
            ...earlier.slice(-2).map((s) => ({ ...s, step: true }))];
        const rules = r.pick([0, 1, 1, 1, 2, 2, 3]);
        step.after = Array.from({ length: rules }, () => makeRule(targets));
        if (rules && r.chance(0.5)) step.after[0] = makeRule(anchors.map((a) => ({ id: a.id })), true);
        if (!step.after.length && r.chance(0.5)) delete step.after;
        if (!own && r.chance(0.22)) {
            const repeat = {};
            const ended = r.pick(['times', 'times', 'until', 'horizon', 'both']);
            const [every, upto] = r.pick(ended === 'horizon' || ended === 'until'
                ? [['3 mo', '4 mo'], ['4 mo', '4 mo'], ['5 mo', '6 mo'], ['100 d', '120 d'], ['80 arbeidsdag', '90 arbeidsdag']]
                : [['7 d', '9 d'], ['14 d', '20 d'], ['3 wk', '4 wk'], ['1 mo', '2 mo'], ['10 arbeidsdag', '12 arbeidsdag'],
                    ['12 virkedag', '20 virkedag']]);
            repeat.every = every;
            if (r.chance(0.4)) repeat.upto = upto;
            repeat.from = r.pick(['start', 'previous']);
            if (ended === 'times' || ended === 'both') repeat.times = r.between(1, 4);
            if (ended === 'until' || ended === 'both')
                repeat.until = r.chance(0.6) || !earlier.length ? r.pick(anchors).id : r.pick(earlier).id;
            if (!step.after?.length || r.chance(0.3)) repeat.strength = r.pick(STRENGTHS);
            step.repeat = repeat;
        }
        return step;
    };

    const courses = Array.from({ length: r.chance(0.75) ? 1 : 2 }, (_, c) => {
        const anchors = ['diagnosis', 'discharge', 'relapse'].slice(0, r.between(1, 3)).map((id) => ({ id, title: title(id) }));
        const decisions = ['consent', 'needs', 'way'].slice(0, r.pick([0, 0, 1, 1, 2, 3])).map((id) => ({
            id, title: title(id), options: ['yes', 'no', 'later'].slice(0, r.chance(0.8) ? 2 : 3).map((o) => ({ id: o, title: title(o) })),
        }));
        const count = r.between(1, c === 0 ? most : Math.max(1, most - 2));
        const steps = [];
        for (let i = 0; i < count; i++) steps.push(makeStep(`s${i}`, anchors, steps, decisions, false));
        // Some rules that look forwards, so that there are cycles.
        if (count > 1 && r.chance(0.25)) {
            const i = r.below(count - 1), rule = makeRule([{ ...steps[r.between(i + 1, count - 1)], step: true }]);
            delete rule.which;
            (steps[i].after ??= []).push(rule);
        }
        if (r.chance(0.15)) delete r.pick(steps).place;
        const pathway = {
            format: 'stifinner/pathway', version: 1, id: `p${c}`, title: title(`p${c}`), edition: { date: '2024-01-01', publisher: 'P' },
            sources: [{ id: 's', title: 'S', date: '2024-01-01' }], anchors, lanes: [{ id: 'a', title: title('a'), level: 'municipal' }],
            places, decisions, steps,
        };
        const course = { id: `c${c + 1}`, pathway, base: { id: `p${c}`, edition: '2024-01-01' }, anchors: {}, choices: {}, facts: [] };
        for (const anchor of anchors) {
            if (r.chance(0.8)) course.anchors[anchor.id] = near(r.pick([10, 60, 120]));
        }
        for (const decision of decisions) if (r.chance(0.4)) course.choices[decision.id] = r.pick(decision.options).id;
        const own = { steps: [], rules: [] };
        if (r.chance(0.15)) own.steps.push(makeStep('own-1', anchors, steps, decisions, true));
        const all = [...steps, ...own.steps];
        for (let i = r.pick([0, 0, 0, 1, 2]); i > 0; i--) {
            const target = r.pick(all);
            const others = [...anchors, ...all.filter((s) => s !== target).map((s) => ({ ...s, step: true }))];
            const rule = { step: target.id, ...makeRule(others) };
            if (r.chance(0.7)) rule.strength = 'own';
            own.rules.push(rule);
        }
        if (own.steps.length || own.rules.length || r.chance(0.3)) course.own = own;
        for (let i = r.pick([0, 0, 1, 1, 2, 3]); i > 0; i--) {
            const step = r.pick(all);
            const last = step.repeat ? Math.min(2, (step.repeat.times ?? 3) - 1) : 0;
            const fact = { step: step.id, occurrence: r.between(0, last) };
            if (fact.occurrence === 0 && r.chance(0.3)) delete fact.occurrence;
            const kind = r.below(10);
            const date = todayNumber + (kind < 4 ? -r.between(0, 70) : r.between(-15, 60));
            if (kind < 4) {
                fact.done = { date: text(date) };
                if (step.lasts && r.chance(0.5)) fact.done.end = text(date + r.between(0, 20));
            } else if (kind < 8) {
                fact.booked = { date: text(date) };
                if (r.chance(0.5)) fact.booked.time = r.pick(['08:00', '09:30', '14:15']);
                if (r.chance(0.5)) fact.booked.minutes = r.pick([15, 30, 60]);
            } else fact.dropped = true;
            course.facts.push(fact);
        }
        return course;
    });
    const plan = { format: 'stifinner/plan', version: 1, id: 'p', courses, people: [], unavailable: [], accepted: [] };
    for (let i = r.pick([0, 0, 0, 1, 2]); i > 0; i--) plan.unavailable.push(range());
    for (let i = r.pick([0, 0, 1, 2, 3]); i > 0; i--) {
        const course = r.pick(courses), step = r.pick([...course.pathway.steps, ...(course.own?.steps ?? [])]);
        plan.accepted.push({ course: course.id, step: step.id, occurrence: 0, date: text(todayNumber + r.between(0, 60)) });
    }
    return { seed, plan: JSON.parse(JSON.stringify(plan)), today };
}

// A plan as a pathway file and its anchors, for the other way of asking; null if it holds more than that.
export function asPathway({ plan, today }) {
    if (plan.courses.length !== 1) return null;
    const [course] = plan.courses;
    const bare = { ...plan, unavailable: [], accepted: [], courses: [{ ...course, id: 'c1', choices: {}, facts: [], own: undefined }] };
    return { plan: JSON.parse(JSON.stringify(bare)), pathway: course.pathway, today,
        anchors: Object.entries(course.anchors).filter(([, date]) => date !== null) };
}

