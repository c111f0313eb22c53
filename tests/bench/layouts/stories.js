/** Stories: invented articles in a language, as long as real ones and each about something, so that its headline shares words with it. */
import { EASTERN } from './languages/eastern.js';
import { FURTHER } from './languages/further.js';
import { OTHER } from './languages/other.js';
import { WESTERN } from './languages/western.js';

export const LANGUAGES = { ...WESTERN, ...EASTERN, ...OTHER, ...FURTHER };

const AGENCIES = ['Reuters', 'AFP', 'AP', 'EPA', 'Xinhua', 'dpa', 'Getty Images'];
/** Words that a language has beside its small ones, and those that one story is about. */
const VOCABULARY = 900;
const TOPIC = 24;

const times = (count, make) => Array.from({ length: count }, make);
const capital = text => text[0].toLocaleUpperCase() + text.slice(1);
const two = number => String(number).padStart(2, '0');

/** The words of a language, the same for the same chances. */
function vocabularyOf({ syllables, space = ' ' }, { upTo, pick }) {
  const length = () => (space === '' ? 2 : 2 + upTo(2));
  return times(VOCABULARY, () => times(length(), () => pick(syllables)).join(''));
}

/** What makes texts of a language: each story has words of its own that come back in it. */
export function writer(language, chances) {
  const { upTo, pick, chance } = chances;
  const { small, space = ' ', between = space, marks = {}, names, cities } = language;
  const quotes = language.quotes ?? (space === '' ? '「」' : '“”');
  const { stop = '.', comma = ',' } = marks;
  const all = vocabularyOf(language, chances);
  const story = () => {
    const topic = times(TOPIC, () => pick(all));
    const people = times(2, () => pick(names));
    const word = () =>
      chance(0.45) ? pick(small) : chance(0.4) ? pick(topic) : all[Math.floor(VOCABULARY * (upTo(1000) / 1000) ** 2)];
    const phrase = count => times(count, word).join(space);
    const clause = () => phrase(5 + upTo(9));
    const figure = () => (chance(0.3) ? `${space}${2 + upTo(900)}${space}${pick(topic)}` : '');
    const name = () => (chance(0.15) ? `${space}${pick(people).split(' ').at(-1)}${space}${pick(small)}` : '');
    const sentence = () => {
      const parts = times(1 + upTo(3), () => clause() + figure() + name());
      const text = capital(parts.join(`${comma}${space}`));
      if (!chance(0.12)) return text + stop;
      return between === ''
        ? `${quotes[0]}${text}${stop}${quotes[1]}`
        : `${quotes[0]}${text}${comma.trimEnd()}${quotes[1]} ${pick(small)} ${pick(people)}${stop}`;
    };
    const paragraph = () => {
      let text = sentence();
      const least = between === '' ? 45 : 110;
      while (text.length < least + upTo(least * 2)) text += between + sentence();
      return text;
    };
    const headline = () =>
      capital(
        times(space === '' ? 8 + upTo(4) : 6 + upTo(6), () => (chance(0.3) ? pick(small) : pick(topic))).join(space),
      );
    const caption = () => capital(phrase(space === '' ? 8 + upTo(6) : 8 + upTo(10)));
    return {
      paragraph,
      headline,
      caption,
      sentence,
      phrase,
      subhead: () => capital(times(3 + upTo(3), () => pick(topic)).join(space)),
      tag: () => capital(pick(topic)),
      people,
      city: () => pick(cities),
    };
  };
  return { story, phrase: count => capital(times(count, () => pick(all)).join(space)) };
}

/** A moment as a language writes it, and in ISO; the day from `first` on, since in figures those up to 12 may be months. */
export function momentOf({ months }, form, { upTo }, first = 13) {
  const [year, month, day] = [2024 + upTo(2), 1 + upTo(12), first + upTo(28 - first)];
  return momentIn({ months }, form, { year, month, day, hour: 7 + upTo(12), minute: 10 + upTo(49) });
}

/** The day of the week before a day that is written in words. */
export function withWeekday(name, form, { text, year, month, day, ...rest }) {
  if (!/^[DM]/.test(form)) return { text, year, month, day, ...rest };
  const weekday = new Intl.DateTimeFormat(name, { weekday: 'long', timeZone: 'UTC' });
  return { text: `${weekday.format(Date.UTC(year, month - 1, day))}, ${text}`, year, month, day, ...rest };
}

export function momentIn({ months }, form, { year, month, day, hour, minute }) {
  const parts = {
    Y: year,
    '0M': two(month),
    '0D': two(day),
    M: months[month - 1],
    n: month,
    D: day,
    '0H': two(hour),
    H: two(hour),
    G: hour % 12 || 12,
    I: two(minute),
    P: hour < 12 ? 'AM' : 'PM',
  };
  const text = form.replace(
    /GMT|IST|0M|0D|0H|(?<!\p{L})[YMDnHGIP](?!\p{Ll})|(?<=T)H|(?<=Y年)n|(?<=月)D|[HI](?=h|时|時|分)|(?<=[hH時])I/gu,
    part => parts[part] ?? part,
  );
  const date = `${year}-${two(month)}-${two(day)}`;
  return {
    text,
    iso: /[HG]/.test(form) ? `${date}T${two(hour)}:${two(minute)}` : date,
    year,
    month,
    day,
    hour,
    minute,
  };
}

export const AGENCY_NAMES = AGENCIES;
