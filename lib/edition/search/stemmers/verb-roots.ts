/**
 * Roots of the commonest verbs of Hindi and Urdu, in both scripts: in short words only the root tells the ending of a verb from
 * letters of a noun (करता "does", but रास्ता "way").
 */
const ROOTS = `
  कर کر · देख دیکھ · बोल بول · लिख لکھ · पढ पڑھ · मिल مل · चल چل · रह رہ · कह کہ · सुन سن · बन بن · मर مر · मार مار · रख رکھ ·
  समझ سمجھ · सोच سوچ · निकल نکل · उठ اٹھ · बैठ بیٹھ · पूछ پوچھ · खेल کھیل · बेच بیچ · खरीद خرید · जीत جیت · हार ہار · भेज بھیج ·
  खोल کھول · पकड پکڑ · छोड چھوڑ · तोड توڑ · जोड جوڑ · पहुंच پہنچ · उतर اتر · गिर گر · बढ بڑھ · मान مان · जान جان · पहन پہن ·
  लौट لوٹ · काट کاٹ · बांट بانٹ · रोक روک · मांग مانگ · भाग بھاگ · डाल ڈال · निकाल نکال · संभाल سنبھال · लड لڑ · डर ڈر · लग لگ ·
  जा جا · खा کھا · पा پا · आ آ · ला لا · गा گا · बना بنا · बता بتا · दिखा دکھا · चला چلا · उठा اٹھا · बढा بڑھا · लगा لگا · हटा ہٹا · बचा بچا ·
  करा کرا · मना منا · सिखा سکھا · बुला بلا · घटा گھٹا · जला جلا · दे دے · ले لے · हो ہو · सो سو · रो رو · खो کھو · पी پی · जी جی · सी سی`;

const pairs = ROOTS.trim()
  .split('·')
  .map((pair) => pair.trim().split(/\s+/));

export const HINDI_ROOTS: readonly string[] = pairs.flatMap(([hindi = '']) => hindi);
export const URDU_ROOTS: readonly string[] = pairs.flatMap(([, urdu = '']) => urdu);
