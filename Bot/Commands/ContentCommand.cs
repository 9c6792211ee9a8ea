using System.CommandLine;
using System.Globalization;
using Bot.Content;
using Bot.Content.Parsing;

namespace Bot.Commands;

/// <summary><c>content new</c>: writes a filled-in example to start from.</summary>
internal static class ContentCommand
{
    private const int ReviewedForYears = 1;

    public static Command Create() => new("content", "Helps to write content.") { New() };

    private static Command New()
    {
        var kind = new Argument<string>("KIND") { Description = "tip, question or schedule." }.AcceptOnlyFromAmong("tip", "question", "schedule");
        var id = new Option<string?>("--id") { Description = "Its id, such as wheat-winter-water. Default: new-tip and so on." };
        var topic = new Option<string>("--topic") { Description = "Its topic, from content/topics.yaml.", DefaultValueFactory = _ => "agriculture" };
        var command = new Command("new", "Writes a filled-in example of a tip, question or schedule into the content folder.") { kind, id, topic };
        command.SetAction((parsed, _) => Task.FromResult(Write(parsed.GetRequiredValue(kind), parsed.GetValue(id), parsed.GetRequiredValue(topic))));
        return command;
    }

    private static int Write(string kind, string? id, string topic)
    {
        id ??= $"new-{kind}";
        var settings = BotHome.Settings(checkContentPath: true);
        var folder = Path.GetFullPath(settings.Content.Path, BotHome.Find());
        foreach (var name in new[] { id, topic }.Where(n => !Ids.IsValid(n)))
        {
            return Refuse(new CatalogParser(new ContentFiles(folder), settings.Content.DefaultLocale, settings.Zone).Parse().Say(Ids.Rule(name)));
        }

        return kind switch
        {
            "tip" => NewFile(Path.Combine(folder, "tips", topic, $"{id}.md"), Tip(id, topic)),
            "question" => NewFile(Path.Combine(folder, "questions", topic, $"{id}.yaml"), Question(id, topic)),
            _ => AddSchedule(Path.Combine(folder, "schedules.yaml"), id, topic),
        };
    }

    private static int NewFile(string file, string text)
    {
        if (File.Exists(file))
        {
            return Refuse($"{file} is there already. Choose another --id; nothing was written.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        Console.WriteLine(file);
        return CommandLine.Done;
    }

    private static int AddSchedule(string file, string id, string topic)
    {
        var text = File.Exists(file) ? File.ReadAllText(file) : "schedules:\n";
        if (text.Contains($"id: {id}\n", StringComparison.Ordinal))
        {
            return Refuse($"A rule '{id}' is in {file} already. Choose another --id; nothing was written.");
        }

        File.WriteAllText(file, text.TrimEnd() + "\n" + Schedule(id, topic));
        Console.WriteLine(file);
        return CommandLine.Done;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommandLine.WrongUse;
    }

    private static string Review()
    {
        var today = TimeProvider.System.GetLocalNow().Date;
        return string.Create(CultureInfo.InvariantCulture, $"{{by: unreviewed, on: {today:yyyy-MM-dd}, until: {today.AddYears(ReviewedForYears):yyyy-MM-dd}}}");
    }

    private static string Tip(string id, string topic) => $"""
        ---
        # yaml-language-server: $schema=../../schema/tip.schema.json
        id: {id}
        topic: {topic}
        title: 几个字的标题
        summary: 一定要记住的一句话。
        # audiences: [farmer]                      # 给谁看；不写就是所有人
        # crops: [wheat]                           # 讲哪些作物；不写就是都适合
        # regions: ["37"]                          # 在哪些地区是对的；不写就是都适合
        # window: {"{"}from: 清明-5d, until: 立夏{"}"}  # 一年里哪些天合适
        # spoken: 乡亲们，……                        # 大喇叭念的稿子，一分钟以内，不写数字和字母
        source:
          title: 真正看过的那一页的标题
          publisher: 发布单位
          url: https://example.org/page
        review: {Review()}
        ---
        正文用短句、大白话，说清做什么、什么时候做、为什么。

        1. 第一步。
        2. 第二步。

        """;

    private static string Question(string id, string topic) => $"""
        # yaml-language-server: $schema=../../schema/questions.schema.json
        questions:
          - id: {id}
            kind: single                            # single, multiple, true-false, number, text
            topic: {topic}
            difficulty: easy                        # easy, medium, hard
            stem: 成年人一天最多吃多少盐？
            choices:
              - 2 克
              - right: 5 克
              - 8 克
              - 12 克
            explanation: 一到三句话，说清为什么。
            source:
              title: 真正看过的那一页的标题
              publisher: 发布单位
              url: https://example.org/page
            review: {Review()}

        """;

    private static string Schedule(string id, string topic) => string.Concat(
        $"\n  - id: {id}\n",
        "    when: \"0 7 * * 1,3,5\"                 # 分 时 日 月 星期；节气写 {term: 谷雨, offset: -3d, at: \"07:00\"}\n",
        "    what: {next: ", topic, "}               # 这个主题里最合时宜的一条\n",
        "    paused: true                            # 看好了再删掉这一行\n");
}
