/**
 * Words that most stories of a language have, and that say of none what it is about: the most frequent ones of news text
 * in the languages of the sample and their neighbours. In other languages their length is what gives short ones away.
 */
const WORDS = {
  english: `about above across after again against ago all almost along already also although among and another any are around
    asked away back based because became become been before began behind being below between both but called came can could
    day days did does done down during each early either end even ever every far few find first five for found four from full
    gave get give given goes going good got great had half has have held her here him his how however including into its itself
    just keep kept know known large last late later least less let like little long made main make makes making many may mean
    means might million more most much must near nearly need never new news next nine nor not now number off often once one only
    open order other our out over own part people per place point put rather read really report reported reporter right said same
    saw say says second see seen set seven several shall she should show shown since six small some soon still such take taken
    ten than that the their them then there these they thing things third this those though thousand three through time told
    too took toward towards two under until upon use used using very want was way week weeks well went were what when where
    whether which while who whole whom whose why will with within without word work would year years yesterday yet you your
    http https www com org`,
  french: `les des une que qui dans pour par sur avec est sont pas plus aux son ses leur mais été cette comme fait deux tout après`,
  german: `der die das und von mit den dem des ist ein eine einer sich auf für auch nicht als sind wird nach bei aus wie über noch`,
  spanish: `los las una que por con para del más como pero sus este esta entre sobre también desde cuando todo han sin fue`,
  hindi: `और यह वह इस उस में नहीं हैं था थे थी एक को कर गया गई लिए साथ बाद तक पर भी अपने अपनी किया जाता जाती होता होती हुई हुआ जब तब
    इसके उनके लेकिन यानी कहा रहा रहे रही दिया सकता इसे उन्हें करने वाले वाली`,
  urdu: `اور میں یہ وہ اس کے کی کا کو سے نے پر ہے ہیں تھا تھے تھی ایک بھی نہیں کر گیا گئی لیے ساتھ بعد تک جو جب تو ہی اپنے اپنی کیا ہو
    رہا رہے رہی دیا لیکن انہوں جس کہ ہوا ہوئی`,
  arabic: `في من على إلى عن أن هذا هذه التي الذي كان كانت بعد قبل بين كما لم لا قد وقد مع أو ما هو هي ذلك خلال حيث`,
} as const;

export const COMMON_WORDS: readonly string[] = Object.values(WORDS).flatMap((words) =>
  words.trim().split(/\s+/),
);
