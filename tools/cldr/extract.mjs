// Date words of all languages: CLDR's packages (see package.json for the pinned versions) to one sorted table per language.
//
//   npm install --legacy-peer-deps --ignore-scripts && npm run extract
//
// Each line of data/cldr/<language>.tsv is one fact: kind, value, words. The kinds:
//   month     calendar:number            weekday  1 (Monday) to 7
//   period    from-to in minutes of day  era      calendar:number
//   relative  unit:count ("yesterday")   pattern  unit:+ or unit:-, # for the number ("vor # tagen")
//   literal   where it stands in dates: lead, inside, trail, hour, minute, second
//   gmt       the word before or after an offset
//   zone      place:standard, :daylight or :generic
//   digits    the locale's dates in digits alone: dd/MM/y (always the pattern, never folded)
// Zone names are the ones that Node's own ICU prints (run with the Node whose ICU has the same CLDR).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { zones } from "./zones.mjs";

const out = process.argv[2];
if (!out) throw new Error("usage: node extract.mjs FOLDER [NODE_MODULES]");
const packages = process.argv[3] ?? join(import.meta.dirname, "node_modules");
const json = (...path) => {
  const file = join(packages, ...path);
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : null;
};

const calendars = {
  gregorian: "dates", buddhist: "buddhist", coptic: "coptic", ethiopic: "ethiopic", hebrew: "hebrew", indian: "indian",
  islamic: "islamic", japanese: "japanese", persian: "persian", roc: "roc",
};
const weekdays = { mon: 1, tue: 2, wed: 3, thu: 4, fri: 5, sat: 6, sun: 7 };
const units = ["year", "month", "week", "day", "hour", "minute", "second"];
const periodRules = json("cldr-core", "supplemental", "dayPeriods.json").supplemental.dayPeriodRuleSet;

const locales = readdirSync(join(packages, "cldr-dates-full", "main"));
const facts = new Map();
const base = (locale) => locale.split("-")[0];
const add = (locale, kind, value, word) => {
  if (kind === "digits") return void (facts.get(base(locale)) ?? facts.set(base(locale), new Set()).get(base(locale))).add(`${kind}\t${value}\t${word}`);
  word = word.normalize("NFC").replace(/\s+/g, " ").trim();
  if (!word || /^[\d\p{Nd}\s\p{P}]*$/u.test(word)) return;
  const language = base(locale);
  if (!facts.has(language)) facts.set(language, new Set());
  facts.get(language).add(`${kind}\t${value}\t${word}`);
};

for (const locale of locales) {
  for (const [calendar, name] of Object.entries(calendars)) {
    const file = json(`cldr-${name === "dates" ? name : "cal-" + name}-full`, "main", locale, `ca-${calendar}.json`);
    const data = file?.main[locale]?.dates.calendars[calendar];
    if (data) calendarFacts(locale, calendar, data);
  }
  fieldFacts(locale, json("cldr-dates-full", "main", locale, "dateFields.json").main[locale].dates.fields);
  const names = json("cldr-dates-full", "main", locale, "timeZoneNames.json").main[locale].dates.timeZoneNames;
  for (const part of names.gmtFormat.split("{0}")) add(locale, "gmt", "utc", part.replace(/[()[\]\u200e\u200f\u061c]/g, ""));
  add(locale, "gmt", "utc", names.gmtZeroFormat.replace(/[()[\]]/g, ""));
  zoneFacts(locale);
}
for (const [language, own] of facts) {
  if (language === "und") continue;
  for (const fact of facts.get("und")) if (!/^(digits|literal)/.test(fact)) own.delete(fact);
}
for (const [language, own] of facts) durationFacts(language, [...own]);
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
for (const [language, own] of [...facts].sort()) {
  writeFileSync(join(out, `${language}.tsv`), [...own].sort().map((fact) => fact + "\n").join(""));
}

function calendarFacts(locale, calendar, data) {
  // Buddhist, Japanese and Republic of China months are the Gregorian ones.
  const ownMonths = !["buddhist", "japanese", "roc"].includes(calendar);
  for (const context of ownMonths ? Object.values(data.months) : []) {
    for (const width of ["wide", "abbreviated"]) {
      for (const [number, word] of Object.entries(context[width] ?? {})) {
        if (!/^(M|Mo)\d+$/.test(word)) add(locale, "month", `${calendar}:${monthNumber(number)}`, word);
      }
    }
  }
  const eras = data.eras ?? {};
  for (const names of Object.values(eras)) {
    for (const [number, word] of Object.entries(names)) {
      const index = parseInt(number);
      if (/^(ERA\d|[A-Za-z])$/.test(word)) continue;
      if (calendar !== "japanese" || index >= 232) add(locale, "era", `${calendar}:${index}`, word);
    }
  }
  if (calendar === "gregorian") {
    for (const context of Object.values(data.days)) {
      for (const width of ["wide", "abbreviated", "short"]) {
        for (const [day, word] of Object.entries(context[width] ?? {})) add(locale, "weekday", weekdays[day], word);
      }
    }
    periodFacts(locale, data.dayPeriods);
  }
  literalFacts(locale, calendar, data);
}

// Leap months of the Hebrew calendar come as "7-yeartype-leap".
function monthNumber(key) {
  return key.replace("-yeartype-leap", "L");
}

function periodFacts(locale, periods) {
  const minutes = (time) => Number(time.split(":")[0]) * 60 + Number(time.split(":")[1]);
  const rules = periodRules[locale] ?? periodRules[base(locale)] ?? {};
  for (const context of Object.values(periods)) {
    for (const width of ["wide", "abbreviated", "narrow"]) {
      for (const [name, word] of Object.entries(context[width] ?? {})) {
        const key = name.replace(/-alt-.*/, "");
        const rule = rules[key];
        if (width === "narrow" && [...word.replace(/\./g, "")].length < 2) continue;
        if (key === "am") add(locale, "period", "0-720", word);
        else if (key === "pm") add(locale, "period", "720-1440", word);
        else if (key === "noon") add(locale, "period", "720-720", word);
        else if (key === "midnight") add(locale, "period", "0-0", word);
        else if (rule?._from) add(locale, "period", `${minutes(rule._from)}-${minutes(rule._before)}`, word);
      }
    }
  }
}

function literalFacts(locale, calendar, data) {
  const simple = (table) => Object.values(table ?? {}).filter((pattern) => typeof pattern === "string");
  const joins = data["dateTimeFormats-atTime"]?.standard ?? data.dateTimeFormats;
  for (const join of [...simple(joins), ...simple(data.dateTimeFormats)]) {
    join.replace(/'([^']*)'/g, "$1").split(/\{[01]\}/).forEach((part, at) => {
      words(part).forEach((word) => add(locale, "literal", ["lead", "inside", "trail"][at], word));
    });
  }
  const patterns = [...simple(data.dateFormats), ...simple(data.timeFormats)];
  const available = data.dateTimeFormats?.availableFormats ?? {};
  for (const [skeleton, pattern] of Object.entries(available)) if (!/[QwW]/.test(skeleton)) patterns.push(pattern);
  for (const pattern of patterns) literalsOf(locale, pattern);
  if (calendar === "gregorian") {
    const digits = [data.dateFormats?.short, data.dateFormats?.medium, ...["yMd", "yMEd", "yM", "Md"].map((key) => available[key])];
    for (const pattern of digits) {
      if (typeof pattern !== "string") continue;
      const plain = pattern.replace(/'[^']*'|[E,c\u200e\u200f\u061c]/g, "").replace(/L/g, "M").replace(/G+/g, "").trim().replace(/\.$/, "").trim();
      if (plain && /^[yMd./ -]+$/.test(plain) && !/M{3}/.test(plain)) add(locale, "digits", locale, plain);
    }
  }
}

function literalsOf(locale, pattern) {
  const pieces = [];
  for (const match of pattern.matchAll(/'((?:[^']|'')*)'|([A-Za-z])\2*|([^A-Za-z']+)/g)) {
    if (match[2]) pieces.push({ field: match[2] });
    else if (pieces.at(-1)?.text !== undefined) pieces.at(-1).text += match[1] ?? match[3];
    else pieces.push({ text: match[1] ?? match[3] });
  }
  pieces.forEach((piece, at) => {
    if (piece.text === undefined) return;
    const [before, after] = [pieces[at - 1]?.field, pieces[at + 1]?.field];
    let place = !before ? "lead" : !after ? "trail" : "inside";
    if (/[hHkK]/.test(before ?? "") && !(after && /[yMLdEcaBb]/.test(after))) place = "hour";
    else if (before === "m" && !(after && /[yMLdEcaBb]/.test(after))) place = "minute";
    else if (before === "s") place = "second";
    words(piece.text).forEach((word) => add(locale, "literal", place, word));
  });
}

function words(text) {
  return text.replace(/''/g, "'").split(/[,،/|()[\]]|(?:^|\s)-(?:\s|$)/u).map((word) => word.replace(/^[\s.:;，、·-]+|[\s.:;，、·-]+$/gu, "")).filter(Boolean);
}

function fieldFacts(locale, fields) {
  const counts = { zero: 0, one: 1, two: 2 };
  for (const unit of units) {
    for (const width of ["", "-short", "-narrow"]) {
      const field = fields[unit + width] ?? {};
      for (const [key, value] of Object.entries(field)) {
        if (key.startsWith("relative-type-")) add(locale, "relative", `${unit}:${key.slice(14)}`, value);
        if (!key.startsWith("relativeTime-type-")) continue;
        const sign = key.endsWith("past") ? "-" : "+";
        for (const [count, pattern] of Object.entries(value)) {
          const form = count.replace("relativeTimePattern-count-", "");
          if (pattern.includes("{0}")) {
            if (!/^[+\u2212-]|^\{0\} ?.$/u.test(pattern)) add(locale, "pattern", `${unit}:${sign}`, pattern.replace("{0}", "#"));
          }
          else if (form in counts) add(locale, "relative", `${unit}:${sign === "-" ? "-" : ""}${counts[form]}`, pattern);
        }
      }
    }
  }
}

function zoneFacts(locale) {
  if (Intl.DateTimeFormat.supportedLocalesOf(locale)[0] !== locale) return;
  const [winter, summer] = [new Date(Date.UTC(2023, 0, 15)), new Date(Date.UTC(2023, 6, 15))];
  const taken = {};
  for (const zone of zones) {
    const name = (style, date) => {
      const parts = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: style, numberingSystem: "latn" }).formatToParts(date);
      return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
    };
    const offset = (date) => {
      const text = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" }).format(date);
      const [, sign, hours, minutes] = /GMT([+-])(\d\d):(\d\d)/.exec(text) ?? [0, "+", 0, 0];
      return (sign === "-" ? -1 : 1) * (hours * 60 + +minutes);
    };
    const daylight = { winter: offset(winter) > offset(summer), summer: offset(summer) > offset(winter) };
    for (const style of ["long", "longGeneric", "short"]) {
      for (const [season, date] of [["winter", winter], ["summer", summer]]) {
        const word = name(style, date).replace(/[\u200e\u200f\u061c]/g, "").replace(/^[(\[]|[)\]]$/g, "");
        if (/\d|^(AM|PM|GMT|UTC)$/.test(word) || (style === "short" && /[a-z ]/.test(word))) continue;
        // The clock's first place in the list speaks for all that print the same name.
        if ((taken[word] ??= zone) !== zone) continue;
        const flavour = style === "longGeneric" ? "generic" : daylight[season] ? "daylight" : "standard";
        add(locale, "zone", `${zone}:${flavour}`, word);
      }
    }
  }
}

// "# saat öncə", "# gün öncə": what all units share is the direction, the rest the unit.
function durationFacts(language, own) {
  const patterns = own.filter((fact) => fact.startsWith("pattern")).map((fact) => {
    const [, value, words] = fact.split("\t");
    const [before, after] = words.toLowerCase().split("#").map((part) => part.trim().split(" ").filter(Boolean));
    return { unit: value.slice(0, -2), sign: value.at(-1), before, after };
  });
  const units = new Map();
  const count = (key, unit) => (units.get(key) ?? units.set(key, new Set()).get(key)).add(unit);
  for (const { unit, sign, before, after } of patterns) {
    if (before.length) count(`${sign} before ${before.join(" ")}`, unit);
    if (after.length > 1) for (const cut of [1, 2]) if (after.length > cut) count(`${sign} after ${after.slice(-cut).join(" ")}`, unit);
  }
  for (const { unit, sign, before, after } of patterns) {
    const shared = (place, words) => (units.get(`${sign} ${place} ${words.join(" ")}`)?.size ?? 0) >= 4;
    const cut = after.length > 2 && shared("after", after.slice(-2)) ? 2 : after.length > 1 && shared("after", after.slice(-1)) ? 1 : 0;
    if (before.length && shared("before", before) && after.length) {
      add(language, "direction", sign, before.join(" "));
      add(language, "unit", unit, after.join(" "));
    } else if (!before.length && cut) {
      add(language, "direction", sign, after.slice(-cut).join(" "));
      add(language, "unit", unit, after.slice(0, -cut).join(" "));
    }
  }
}
