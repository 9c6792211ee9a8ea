namespace Bot.Tests.Builders;

/// <summary>A content folder of a test's own, small and sound; each test adds what it is about.</summary>
internal sealed class ContentFolder : IDisposable
{
    public ContentFolder()
    {
        Root = Directory.CreateTempSubdirectory("sciencebot-content-").FullName;
        foreach (var texts in Directory.GetFiles(Path.Combine(Repository.Root, "content", "texts")))
        {
            Write($"texts/{Path.GetFileName(texts)}", File.ReadAllText(texts));
        }

        Write("topics.yaml", """
            topics:
              - {id: agriculture, name: 农事, english: Farming}
              - {id: health, name: 健康, english: Health}
            audiences:
              - {id: farmer, name: 农民, english: Farmer}
              - {id: elder, name: 老人, english: Elder}
            crops:
              - {id: wheat, name: 小麦, english: Wheat}
              - {id: rice, name: 水稻, english: Rice}
            """);
        Write("regions.yaml", """
            regions:
              - code: "37"
                name: 山东省
                english: Shandong
                level: province
                children:
                  - {code: "371324", name: 兰陵县, english: Lanling, level: county}
                  - {code: "370112", name: 历城区, english: Licheng, level: county}
              - {code: "41", name: 河南省, english: Henan, level: province}
            """);
        Write("schedules.yaml", "schedules: []\n");
    }

    public string Root { get; }

    /// <summary>Writes a file, whole or not at all, as a careful editor does.</summary>
    public ContentFolder Write(string path, string text)
    {
        var full = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full + ".part", text);
        File.Move(full + ".part", full, overwrite: true);
        return this;
    }

    /// <summary>Adds a sound tip; <paramref name="extra"/> are further lines of its front matter.</summary>
    public ContentFolder Tip(string id, string topic = "agriculture", string extra = "", string body = "正文。", string title = "标题")
    {
        var more = extra.Length == 0 ? "" : extra.Trim() + "\n";
        return Write($"tips/{topic}/{id}.md", $$"""
            ---
            id: {{id}}
            topic: {{topic}}
            title: {{title}} {{id}}
            summary: 摘要 {{id}}
            {{more}}source: {title: 出处, publisher: 出版者, url: "https://example.org/{{id}}"}
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
            ---
            {{body}}
            """);
    }

    /// <summary>Adds a sound answer; <paramref name="extra"/> are further lines of its front matter.</summary>
    public ContentFolder Faq(string id, string question, string topic = "agriculture", string extra = "", string body = "答案。")
    {
        var more = extra.Length == 0 ? "" : extra.Trim() + "\n";
        return Write($"faq/{topic}/{id}.md", $$"""
            ---
            id: {{id}}
            topic: {{topic}}
            question: {{question}}
            {{more}}source: {title: 出处, publisher: 出版者, url: "https://example.org/{{id}}"}
            review: {by: unreviewed, on: 2026-01-01, until: 2036-01-01}
            ---
            {{body}}
            """);
    }

    /// <summary>Takes the shipped words of the search and the shipped first aid.</summary>
    public ContentFolder ShippedAskWords()
    {
        foreach (var file in new[] { "synonyms.yaml", "emergencies.yaml" })
        {
            Write(file, File.ReadAllText(Path.Combine(Repository.Root, "content", file)));
        }

        return this;
    }

    /// <summary>Replaces the schedules.</summary>
    public ContentFolder Schedules(string entries) => Write("schedules.yaml", "schedules:\n" + entries.TrimEnd() + "\n");

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
