namespace Bot.Content.Seasons;

/// <summary>One of the 24 solar terms (节气): the moment at which the Sun's apparent longitude is a multiple of 15 degrees.</summary>
/// <param name="Index">Its place in the calendar year, from 0 (小寒, in January) to 23 (冬至, in December).</param>
/// <param name="Name">In Chinese.</param>
/// <param name="Pinyin">In Latin letters, without tones.</param>
/// <param name="English">In English.</param>
internal sealed record SolarTerm(int Index, string Name, string Pinyin, string English)
{
    /// <summary>All 24, in the order of the calendar year.</summary>
    public static IReadOnlyList<SolarTerm> All { get; } =
    [
        .. new (string Name, string Pinyin, string English)[]
        {
            ("小寒", "Xiaohan", "Minor Cold"), ("大寒", "Dahan", "Major Cold"),
            ("立春", "Lichun", "Start of Spring"), ("雨水", "Yushui", "Rain Water"),
            ("惊蛰", "Jingzhe", "Awakening of Insects"), ("春分", "Chunfen", "Spring Equinox"),
            ("清明", "Qingming", "Pure Brightness"), ("谷雨", "Guyu", "Grain Rain"),
            ("立夏", "Lixia", "Start of Summer"), ("小满", "Xiaoman", "Grain Buds"),
            ("芒种", "Mangzhong", "Grain in Ear"), ("夏至", "Xiazhi", "Summer Solstice"),
            ("小暑", "Xiaoshu", "Minor Heat"), ("大暑", "Dashu", "Major Heat"),
            ("立秋", "Liqiu", "Start of Autumn"), ("处暑", "Chushu", "End of Heat"),
            ("白露", "Bailu", "White Dew"), ("秋分", "Qiufen", "Autumn Equinox"),
            ("寒露", "Hanlu", "Cold Dew"), ("霜降", "Shuangjiang", "Frost Descent"),
            ("立冬", "Lidong", "Start of Winter"), ("小雪", "Xiaoxue", "Minor Snow"),
            ("大雪", "Daxue", "Major Snow"), ("冬至", "Dongzhi", "Winter Solstice"),
        }.Select((t, i) => new SolarTerm(i, t.Name, t.Pinyin, t.English)),
    ];

    /// <summary>The Sun's apparent longitude at it, in degrees from 0 to 345.</summary>
    public int Longitude => (285 + (15 * Index)) % 360;

    /// <summary>The term of a Chinese name; null when there is none.</summary>
    public static SolarTerm? Find(string name) => All.FirstOrDefault(t => t.Name == name);
}
