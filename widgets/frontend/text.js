// Every sentence the front end itself says, whole, so that another language is another table like this one.
import { fill } from "./format.js";

const english = {
  "explorer.region": "{title} explorer",
  "explorer.unknown": "There is no explorer named “{name}”. The explorers are: {names}.",
  "explorer.failed": "The interactive explorer could not start. Its default state is shown instead.",
  "presets.legend": "From the record",
  "controls.legend": "Settings",
  "controls.hint": "Point at a setting to read what it means.",
  "charts.legend": "Chart shown",
  "charts.grouped": "{group}: {title}",
  "charts.previous": "Previous chart",
  "charts.next": "Next chart",
  "charts.month": "Read at month",
  "charts.along": "Read along: {axis}",
  "charts.axis": "{label}, {unit}",
  "charts.month_value": "Month {month}",
  "charts.month_within": "month {month}",
  "charts.place_reading": "{place}. {readings}.",
  "charts.reading": "{label} {value}",
  "charts.range": "{low} to {high}",
  "charts.title": "{title}, {unit}.",
  "charts.mark": "{label}: {place}.",
  "charts.span": "{label}: from {from} to {to}.",
  "charts.tagged": "{tag}: {place}",
  "charts.point": "{value} at {place}",
  "charts.path": "{label}: {points}.",
  "charts.line":
    "{label}: {first} at the start, {last} in the last month shown; lowest {lowest} in {low_at}, highest {highest} in {high_at}.",
  "charts.line_along":
    "{label}: {first} at the start, {last} at the end; lowest {lowest} at {low_at}, highest {highest} at {high_at}.",
  "charts.flat": "{label}: {first} throughout.",
  "charts.hatched": "{label}, only a range: from {lowest} to {highest}; in the last month {last_low} to {last_high}.",
  "charts.hatched_along": "{label}, only a range: from {lowest} to {highest}; at the end {last_low} to {last_high}.",
  "charts.empty": "{label}: no observations.",
  "actions.data": "Data",
  "actions.sources": "Sources",
  "actions.link": "Link",
  "actions.python": "Python",
  "actions.reset": "Reset",
  "actions.dismiss": "Dismiss",
  "actions.csv": "Download CSV",
  "data.caption": "Monthly outputs of the explorer as set above",
  "data.region": "Monthly outputs, scrollable table",
  "data.caption_along": "{axis}: outputs of the explorer as set above",
  "data.region_along": "{axis}: outputs, scrollable table",
  "data.caption_singles": "Single numbers of the explorer as set above",
  "data.region_singles": "Single numbers, scrollable table",
  "data.name": "Output",
  "data.value": "Value",
  "data.line": "Line",
  "data.low": "Low",
  "data.high": "High",
  "share.link": "Address that restores every setting",
  "share.python": "Python that gives the same result",
  "share.copied_link": "Link copied. It restores every setting.",
  "share.copied_python": "Python copied. Paste it into a notebook.",
  "share.manual": "The text is selected: copy it with Ctrl+C or ⌘C.",
  "sources.caption": "The estimates behind the line and the band",
  "sources.region": "Estimates and their sources, scrollable table",
  "sources.estimate": "Estimate",
  "sources.low": "Low",
  "sources.central": "Central",
  "sources.high": "High",
  "sources.unit": "Unit",
  "sources.tag": "Basis",
  "sources.source": "Source",
  "sources.none": "The book’s own assumption",
  estimated: "estimated",
  recalled: "recalled",
  assumed: "assumed",
  "note.adjusted": "Some settings asked for could not be used as they were:",
  "note.above": "{label} was set to {value}: it goes from {low} to {high}.",
  "note.below": "{label} was set to {value}: it goes from {low} to {high}.",
  "note.step": "{label} was set to {value}: it moves in steps of {step}.",
  "note.text": "{label} stays at {value}: it takes a number from {low} to {high}.",
  "note.option": "{label} stays at “{value}”: the choices are {options}.",
  "note.repeated": "{label} was given more than once; the first was used.",
  "note.unknown": "There is no setting named “{key}”; it was ignored.",
  "note.unreadable": "The explorer’s inputs could not be read; the defaults are shown.",
};

let catalogue = english;

/** Switch to another language; sentences it lacks stay English. Its keys may also be strings of the declarations. */
export function useCatalogue(messages) {
  catalogue = { ...english, ...messages };
}

/**
 * The reader's text for a key of the catalogue, or for a string of a declaration (which is its own key).
 * @param {string} key
 * @param {Object<string, string|number>} [values] values of the named placeholders
 */
export function t(key, values) {
  const message = Object.hasOwn(catalogue, key) ? catalogue[key] : key;
  return values ? fill(message, values) : message;
}
