import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isWellFormedSvg } from "../../../src/annotation/interchange/well-formed-svg.ts";

const WELL_FORMED = [
  "<svg/>",
  "<svg></svg >",
  '<svg xmlns="http://www.w3.org/2000/svg"><path d="M 0,0 L 1,1"/></svg>',
  "<s:svg xmlns:s='http://www.w3.org/2000/svg'>…</s:svg>",
  '<?xml version="1.0"?>\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "svg11.dtd">\n<!-- the jetty -->\n<svg/>\n',
  "<svg><title>A &lt; B &amp; C &#8212; &#x2014;</title><g a=\"&quot;\" b = '>'/></svg>",
  "<svg><style><![CDATA[ p > a { color: red } && <x> ]]></style></svg>",
  "<svg>\n  <circle\n    r='2'\n  />\n</svg>",
];

const ILL_FORMED = [
  "",
  " ",
  "a jetty",
  "<g/>",
  "<svgs/>",
  "<svg>",
  "</svg>",
  "<svg></g>",
  "<svg><g></svg></g>",
  "<svg/><svg/>",
  "<svg/>a",
  "a<svg/>",
  "<svg/>&amp;",
  "<![CDATA[a]]><svg/>",
  "<svg a/>",
  "<svg a=1/>",
  '<svg a="<"/>',
  '<svg a="&"/>',
  '<svg a="1" a="2"/>',
  '<svg a="1"b="2"/>',
  "<svg>&</svg>",
  "<svg>&nbsp;</svg>",
  "<svg>a < b</svg>",
  "<svg>]]></svg>",
  "<svg><!-- a -- b --></svg>",
  "<svg><!-- a </svg>",
  '<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>',
  "< svg/>",
];

describe("isWellFormedSvg", () => {
  for (const text of WELL_FORMED) {
    it(`takes ${text}`, () => expect(isWellFormedSvg(text)).toBe(true));
  }

  for (const text of ILL_FORMED) {
    it(`takes no ${JSON.stringify(text)}`, () => expect(isWellFormedSvg(text)).toBe(false));
  }

  it("takes what is nested in a drawing, and never throws", () => {
    const { drawing } = fc.letrec<{ drawing: string }>((tie) => ({
      drawing: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom("words", "<g/>", "<!-- a - b -->", "&#32;"),
        fc
          .tuple(fc.constantFrom("g", "svg", "a:b"), fc.array(tie("drawing")))
          .map(([name, inner]) => `<${name} id="a">${inner.join("")}</${name}>`),
      ),
    }));
    fc.assert(fc.property(drawing, (inner) => isWellFormedSvg(`<svg>${inner}</svg>`)));
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("<svg", ">", "</svg>", '"', "=", " a", "<!--", "-->", "&", "/")),
        (pieces) => {
          expect(typeof isWellFormedSvg(pieces.join(""))).toBe("boolean");
        },
      ),
    );
  });

  it("takes a drawing of many characters, whatever they are", () => {
    for (const long of ["a", "<g/>", "&lt;", "<!-- - -->", "<g> </g>", '<g a="b&gt;c"/>']) {
      expect(isWellFormedSvg(`<svg>${long.repeat(100_000)}</svg>`)).toBe(true);
    }
    for (const long of ["<svg", "<svg a='", "<!--", "<svg a='1'", "   ", "<?"]) {
      expect(isWellFormedSvg(`${long}${long.repeat(100_000)}`)).toBe(false);
    }
    expect(isWellFormedSvg(`<svg a="${"x".repeat(4_000_000)}"/>`)).toBe(true);
    expect(isWellFormedSvg(`<svg><!--${"x".repeat(4_000_000)}--></svg>`)).toBe(true);
    expect(isWellFormedSvg(`<svg${' a="1"'.repeat(100_000)}`)).toBe(false);
  });
});
