import type { Named } from "../language.ts";
import { listed } from "../phrases.ts";

// "Dutch law" is the law of the Netherlands.
const PEOPLES = `dutch = netherlands, french = france, german = germany, polish = poland, italian = italy, spanish = spain, chinese = china, indian = india, japanese = japan, turkish = turkey, belarusian = belarus, moldovan = moldova,
  georgian = georgia, romanian = romania, hungarian = hungary, bulgarian = bulgaria, slovak = slovakia, slovenian = slovenia, croatian = croatia, serbian = serbia, estonian = estonia, latvian = latvia, lithuanian = lithuania,
  finnish = finland, swedish = sweden, norwegian = norway, danish = denmark, icelandic = iceland, belgian = belgium, swiss = switzerland, austrian = austria, czech = czech republic, portuguese = portugal, irish = ireland, greek = greece,
  maltese = malta, israeli = israel, egyptian = egypt, jordanian = jordan, lebanese = lebanon, syrian = syria, iraqi = iraq, iranian = iran, pakistani = pakistan, afghan = afghanistan, australian = australia, canadian = canada,
  mexican = mexico, brazilian = brazil, chilean = chile, kenyan = kenya, nigerian = nigeria, ethiopian = ethiopia, ukrainian = ukraine, russian = russia, american = united states, british = united kingdom, english = england, scottish = scotland, welsh = wales, saudi = saudi arabia, qatari = qatar, kuwaiti = kuwait, emirati = united arab emirates, omani = oman, yemeni = yemen, bahraini = bahrain,
  sudanese = sudan, libyan = libya, tunisian = tunisia, algerian = algeria, moroccan = morocco, armenian = armenia, azerbaijani = azerbaijan, kazakh = kazakhstan, uzbek = uzbekistan, kyrgyz = kyrgyzstan, tajik = tajikistan, turkmen = turkmenistan, mongolian = mongolia, vietnamese = vietnam, thai = thailand, indonesian = indonesia,
  malaysian = malaysia, philippine = philippines, filipino = philippines, nepalese = nepal, bangladeshi = bangladesh, cuban = cuba, venezuelan = venezuela, colombian = colombia, peruvian = peru, argentine = argentina, argentinian = argentina, bolivian = bolivia, ecuadorian = ecuador, uruguayan = uruguay, haitian = haiti,
  ghanaian = ghana, senegalese = senegal, malian = mali, rwandan = rwanda, burundian = burundi, ugandan = uganda, tanzanian = tanzania, zambian = zambia, zimbabwean = zimbabwe, mozambican = mozambique, angolan = angola, namibian = namibia, somali = somalia, eritrean = eritrea, cameroonian = cameroon, chadian = chad,
  cypriot = cyprus, albanian = albania, bosnian = bosnia and herzegovina, montenegrin = montenegro, kosovar = kosovo, south african = south africa, south korean = south korea, north korean = north korea, palestinian = palestine, taiwanese = taiwan, cambodian = cambodia, laotian = laos, singaporean = singapore, asian = asia, african = africa,
  nepali = nepal, nigerien = niger, congolese = congo, guinean = guinea, liberian = liberia, sierra leonean = sierra leone, gambian = gambia, togolese = togo, beninese = benin, ivorian = ivory coast, burkinabe = burkina faso, mauritanian = mauritania, gabonese = gabon, malagasy = madagascar, mauritian = mauritius, malawian = malawi, south sudanese = south sudan, djiboutian = djibouti, sri lankan = sri lanka, burmese = myanmar, bhutanese = bhutan, maldivian = maldives, timorese = east timor, fijian = fiji, luxembourgish = luxembourg, macedonian = north macedonia, jamaican = jamaica, panamanian = panama, costa rican = costa rica, nicaraguan = nicaragua, honduran = honduras, salvadoran = el salvador, guatemalan = guatemala, paraguayan = paraguay, european = europe`;

/** What belongs to a country by its adjective: no name by itself, and nobody new where the country was named before. */
export function* peoples(): Generator<readonly [string, Named]> {
  for (const one of listed(PEOPLES)) {
    const [adjective = "", value = ""] = one.split(" = ");
    yield [adjective, { kind: "people", value }];
  }
}
