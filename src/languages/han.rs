//! Whether Chinese is written in its simplified or its traditional form.

use super::Script;

/// Common characters that only simplified writing has, and in the same order those that stand for them in traditional writing.
const SIMPLIFIED: &str = "国学会来时这个们说对为发经过还进动开关问间门马东车长见现实业产电话语论议认识记讲请谁调该让许设证评词译试诗误课谈谢读变边\
     达运远连选适递邮乡医华单买双压厂历厅县参叶号员响团园围图圆场坏块坚声处备复够头夺奋奖妇妈孙宁宝审宪宽宾导将尔尘尝层属岁岛\
     币师带帮广庆库应废张弹强归录总恶恋惊惯愿战执扩扫护报担拥择换损据摄数断旧显晓术机杀权条极构标树样桥检楼欢欧毕气汉汇汤沟济\
     测浏浓涨温湾湿满灭灯灵灾炉点炼热爱爷牵犹独狱环玛画疗盐监盘确础礼离种积称稳穷窃竞笔签简粮紧约级纪纯纸纳线练组细织终结给络\
     绝统继绩续维绿缘编网罗罚职联聪肃胜脑节艺苏药获营虑虽补装观规视览觉触计订训讯访诉诊诚详质贝负贡财责败货购贸费资赛赞赢赵趋\
     跃转轮软轻载较辆辑输辞迁迟释鉴针钟钢钱铁银链销锋错键镇闭闻阅队阳阴阵阶际陆陈险随隐难雾静页项顺须顾预领频题颜额风飞饭饮馆\
     驶验骗鱼鲜鸟鸡鸣麦黄齐龙龟万与专两严丧丰临丽举乌乐习书乱争亏亚亲亿仅从仓仪价众优传伤伦伟体侨债倾偿党兰兴养兽农军决冲况净\
     减凤凭刘则刚创剂剧劝办务劳势区协";
const TRADITIONAL: &str = "國學會來時這個們說對為發經過還進動開關問間門馬東車長見現實業產電話語論議認識記講請誰調該讓許設證評詞譯試詩誤課談謝讀變邊\
     達運遠連選適遞郵鄉醫華單買雙壓廠歷廳縣參葉號員響團園圍圖圓場壞塊堅聲處備復夠頭奪奮獎婦媽孫寧寶審憲寬賓導將爾塵嘗層屬歲島\
     幣師帶幫廣慶庫應廢張彈強歸錄總惡戀驚慣願戰執擴掃護報擔擁擇換損據攝數斷舊顯曉術機殺權條極構標樹樣橋檢樓歡歐畢氣漢匯湯溝濟\
     測瀏濃漲溫灣濕滿滅燈靈災爐點煉熱愛爺牽猶獨獄環瑪畫療鹽監盤確礎禮離種積稱穩窮竊競筆簽簡糧緊約級紀純紙納線練組細織終結給絡\
     絕統繼績續維綠緣編網羅罰職聯聰肅勝腦節藝蘇藥獲營慮雖補裝觀規視覽覺觸計訂訓訊訪訴診誠詳質貝負貢財責敗貨購貿費資賽贊贏趙趨\
     躍轉輪軟輕載較輛輯輸辭遷遲釋鑒針鐘鋼錢鐵銀鏈銷鋒錯鍵鎮閉聞閱隊陽陰陣階際陸陳險隨隱難霧靜頁項順須顧預領頻題顏額風飛飯飲館\
     駛驗騙魚鮮鳥雞鳴麥黃齊龍龜萬與專兩嚴喪豐臨麗舉烏樂習書亂爭虧亞親億僅從倉儀價眾優傳傷倫偉體僑債傾償黨蘭興養獸農軍決衝況淨\
     減鳳憑劉則剛創劑劇勸辦務勞勢區協";

/// `Hans` or `Hant` by which form most telling characters have; `Hani` when none tells.
pub(crate) fn form(text: &str) -> Script {
    let (mut simplified, mut traditional) = (0, 0);
    let telling = text.chars().filter(|&character| Script::of(character) == Script::HAN);
    for character in telling.take(ENOUGH) {
        simplified += usize::from(holds(&IS_SIMPLIFIED, character));
        traditional += usize::from(holds(&IS_TRADITIONAL, character));
    }
    match simplified.cmp(&traditional) {
        std::cmp::Ordering::Greater => Script::HANS,
        std::cmp::Ordering::Less => Script::HANT,
        std::cmp::Ordering::Equal => Script::HAN,
    }
}

/// So many characters tell the form of any text.
const ENOUGH: usize = 200;

/// The same characters as bits, of the common block.
static IS_SIMPLIFIED: Bits = bits(SIMPLIFIED);
static IS_TRADITIONAL: Bits = bits(TRADITIONAL);

type Bits = [u64; ((LAST - FIRST) / 64 + 1) as usize];

/// The block that holds them.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

fn holds(bits: &Bits, character: char) -> bool {
    let at = (character as u32).wrapping_sub(FIRST);
    bits.get(at as usize / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// Each of these characters is three bytes in UTF-8.
const fn bits(characters: &str) -> Bits {
    let bytes = characters.as_bytes();
    let mut bits = [0; ((LAST - FIRST) / 64 + 1) as usize];
    let mut at = 0;
    while at + 2 < bytes.len() {
        let (first, second, third) = (bytes[at] as u32, bytes[at + 1] as u32, bytes[at + 2] as u32);
        let own = ((first & 0xf) << 12 | (second & 0x3f) << 6 | third & 0x3f) - FIRST;
        bits[(own / 64) as usize] |= 1 << (own % 64);
        at += 3;
    }
    bits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_two_forms_apart() {
        assert_eq!(form("这个问题还没有答案"), Script::HANS);
        assert_eq!(form("這個問題還沒有答案"), Script::HANT);
        assert_eq!(form("人口"), Script::HAN);
    }

    #[test]
    fn every_pair_is_two_characters() {
        assert_eq!(SIMPLIFIED.chars().count(), TRADITIONAL.chars().count());
        assert!(SIMPLIFIED.chars().all(|it| holds(&IS_SIMPLIFIED, it) && !holds(&IS_TRADITIONAL, it)));
        assert!(TRADITIONAL.chars().all(|it| holds(&IS_TRADITIONAL, it) && !holds(&IS_SIMPLIFIED, it)));
        assert!(SIMPLIFIED.chars().zip(TRADITIONAL.chars()).all(|(one, other)| one != other));
    }
}
