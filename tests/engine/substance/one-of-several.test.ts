import { describe } from "vitest";
import { itTells, type PairRows } from "./each-row.ts";

// Those who act in small letters, one beside another.
const CASES: PairRows = {
  "two, of whom the second went": [
    "Trade unions and employers' associations shall be consulted.",
    "Trade unions shall be consulted.",
    "actor employers → –",
  ],
  "two, of whom the first went": [
    "Cyclists and pedestrians shall be warned.",
    "Pedestrians shall be warned.",
    "actor Cyclists → – ?",
  ],
  "three, of whom the last went": [
    "Drivers, cyclists and pedestrians shall be warned.",
    "Drivers and cyclists shall be warned.",
    "actor pedestrians → – ?",
  ],
  "three, of whom the one between went": [
    "Drivers, cyclists and pedestrians shall be warned.",
    "Drivers and pedestrians shall be warned.",
    "actor cyclists → –",
  ],
  "three, of whom the last came": [
    "Drivers and cyclists shall be warned.",
    "Drivers, cyclists and pedestrians shall be warned.",
    "actor – → pedestrians ?",
  ],
  "two who came beside a third": [
    "Drivers shall be warned.",
    "Drivers, cyclists and pedestrians shall be warned.",
    "actor – → cyclists",
    "actor – → pedestrians",
  ],
  "one who took another's place in a list": [
    "Drivers and cyclists shall be warned.",
    "Drivers and pedestrians shall be warned.",
    "actor cyclists → pedestrians",
  ],
  "nobody where things are listed": ["Boats, nets and hooks shall be marked.", "Boats and nets shall be marked."],
  "nobody where two are listed in another order": [
    "Drivers and cyclists shall be warned.",
    "Cyclists and drivers shall be warned.",
  ],
  "nobody where only one stands alone": ["The road shall be closed to drivers.", "The road shall be closed."],
  'one of several behind "by"': [
    "The work is done by masons and welders.",
    "The work is done by masons.",
    "actor welders → –",
  ],
  "one of several with an article": [
    "The court shall hear the tenant and the landlord.",
    "The court shall hear the tenant.",
    "actor landlord → –",
  ],
};

describe("of those who are listed", () => {
  itTells(CASES);
});
