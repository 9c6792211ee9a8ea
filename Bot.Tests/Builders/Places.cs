using Bot.Content;

namespace Bot.Tests.Builders;

/// <summary>A small region tree: 37 ⊃ 371324 ⊃ 371324108 ⊃ 371324108215, and 37 ⊃ 370112, and 41.</summary>
internal static class Places
{
    public static RegionTree Tree { get; } = new(["37", "41"], new[]
    {
        Region("37", null, "371324", "370112"),
        Region("371324", "37", "371324108"),
        Region("371324108", "371324", "371324108215"),
        Region("371324108215", "371324108"),
        Region("370112", "37"),
        Region("41", null),
    }.ToDictionary(r => r.Code));

    private static Region Region(string code, string? parent, params string[] children) =>
        new(code, parent, new Dictionary<string, string> { ["zh-CN"] = "地" + code }, children);
}
