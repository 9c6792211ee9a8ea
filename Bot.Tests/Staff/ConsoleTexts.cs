using System.Text.RegularExpressions;
using Bot.Broadcasts;
using Bot.Deliveries;
using Bot.Enquiries;
using Bot.Notices;
using Bot.Schedules;
using Bot.Staff.Api;
using Bot.Staff.Chat;
using Bot.Staff.Members;
using Bot.Staff.Quizzing;
using Bot.Staff.Sending;
using Bot.Staff.Web;
using Bot.Subscribers;
using Bot.Webhooks;
using Bot.Tests.Architecture;
using Bot.Tests.Builders;

namespace Bot.Tests.Staff;

/// <summary>Every sentence the console asks for is shipped, and every one shipped for it is asked for.</summary>
public partial class ConsoleTexts
{
    /// <summary>What <see cref="StaffTexts.Name"/> is asked to name.</summary>
    private static readonly Type[] Named = [typeof(Role), typeof(NoticeSeverity), typeof(BroadcastStatus), typeof(DeliveryState), typeof(SubscriberStatus), typeof(ForecastObstacleKind), typeof(EnquiryStatus), typeof(EnquiryAct), typeof(DeskProblem), typeof(MoveProblem), typeof(KeyProblem), typeof(WebhookState)];

    /// <summary>Beginnings of keys whose rest is computed.</summary>
    private static readonly string[] Computed = ["menu.", "done.", "act.", "role-may.", "act-button.", "act-title.", "act-what.", "chat.did.", "channel.", "compose.", "blocker.", "status-why.", "calendar.", "scope.", "problem.", "webhook-event.", "webhooks.", .. Named.Select(n => StaffTexts.Kebab(n.Name) + ".")];

    private static readonly string Code = string.Concat(Sources.Files("Bot/Staff").Values);

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void What_is_asked_for_is_shipped(string locale)
    {
        var asked = Asked().Matches(Code).Select(m => m.Groups[1].Value)
            .Concat(Named.SelectMany(e => Enum.GetNames(e).Select(n => $"{StaffTexts.Kebab(e.Name)}.{StaffTexts.Kebab(n)}")))
            .Concat(Enum.GetNames<Role>().Select(r => $"role-may.{StaffTexts.Kebab(r)}"))
            .Concat(BroadcastAct.All.SelectMany(a => new[] { $"act-button.{a.Name}", $"act-title.{a.Name}", $"act-what.{a.Name}", $"done.{a.Name}" }))
            .Concat(StaffCommands.Acts.Select(a => "chat.did." + a.Name))
            .Concat(Layout.MenuNames.Select(n => "menu." + n))
            .Concat(WebhookTypes.All.Append(WebhookTypes.Test).Select(e => "webhook-event." + e.Replace('.', '-')))
            .Concat(Scope.All.Select(s => "scope." + s.Key))
            .Concat(Problem().Matches(Code).SelectMany(m => new[] { $"problem.{m.Groups[1].Value}", $"problem.{m.Groups[1].Value}.title" }).Except(["problem.conflict"]))
            .Concat(Done().Matches(Code).Select(m => "done." + m.Groups[1].Value))
            .ToHashSet();

        asked.Count.ShouldBeGreaterThan(100);
        asked.Except(Keys(locale)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public void What_is_shipped_is_asked_for(string locale) =>
        Keys(locale).Where(key => !Computed.Any(c => key.StartsWith(c, StringComparison.Ordinal)) && !Code.Contains($"\"{key}\"", StringComparison.Ordinal)).ShouldBeEmpty();

    private static IEnumerable<string> Keys(string locale) => Directory.GetFiles(Path.Combine(Repository.Root, "content", "texts"), $"{locale}.*yaml")
        .SelectMany(file => Shipped().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value));

    [GeneratedRegex(@"(?:\bt|\bT)\[""([a-z0-9.-]+)""[,\]]")]
    private static partial Regex Asked();

    [GeneratedRegex(@"\.Go\([^;]*, ""([a-z-]+)""\)+;")]
    private static partial Regex Done();

    [GeneratedRegex(@"Problem\(StatusCodes\.\w+, ""([a-z-]+)""")]
    private static partial Regex Problem();

    [GeneratedRegex(@"^staff\.([a-z0-9.-]+):", RegexOptions.Multiline)]
    private static partial Regex Shipped();
}
