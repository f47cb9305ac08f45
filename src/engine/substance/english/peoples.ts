import type { Named } from "../language.ts";
import { listed } from "../phrases.ts";

// "Dutch law" is the law of the Netherlands.
const PEOPLES = `dutch = netherlands, french = france, german = germany, polish = poland, italian = italy, spanish = spain, chinese = china, indian = india, japanese = japan, turkish = turkey, belarusian = belarus, moldovan = moldova,
  georgian = georgia, romanian = romania, hungarian = hungary, bulgarian = bulgaria, slovak = slovakia, slovenian = slovenia, croatian = croatia, serbian = serbia, estonian = estonia, latvian = latvia, lithuanian = lithuania,
  finnish = finland, swedish = sweden, norwegian = norway, danish = denmark, icelandic = iceland, belgian = belgium, swiss = switzerland, austrian = austria, czech = czech republic, portuguese = portugal, irish = ireland, greek = greece,
  maltese = malta, israeli = israel, egyptian = egypt, jordanian = jordan, lebanese = lebanon, syrian = syria, iraqi = iraq, iranian = iran, pakistani = pakistan, afghan = afghanistan, australian = australia, canadian = canada,
  mexican = mexico, brazilian = brazil, chilean = chile, kenyan = kenya, nigerian = nigeria, ethiopian = ethiopia, ukrainian = ukraine, russian = russia, american = united states, british = united kingdom, english = england, scottish = scotland`;

/** What belongs to a country by its adjective: no name by itself, and nobody new where the country was named before. */
export function* peoples(): Generator<readonly [string, Named]> {
  for (const one of listed(PEOPLES)) {
    const [adjective = "", value = ""] = one.split(" = ");
    yield [adjective, { kind: "people", value }];
  }
}
