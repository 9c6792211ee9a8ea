using System.Globalization;
using System.Text.Json;
using Bot.Tests.Fakes.Telegram.Server;

namespace Bot.Tests.Fakes.Telegram.Methods;

/// <summary>sendPoll.</summary>
internal sealed class PollMethods(World world, SendMethods sending)
{
    private const string Parameters = "question question_parse_mode options is_anonymous type allows_multiple_answers " +
        "correct_option_ids explanation explanation_parse_mode open_period is_closed";

    private long _last = 5_100_000_000_000_000_000;

    public IEnumerable<Method> All() => [new("sendPoll", SendMethods.Common + Parameters, SendPoll)];

    private Answer SendPoll(Arguments arguments)
    {
        var raw = arguments.Text("question") ?? "";
        var question = Measured(raw, arguments.Text("question_parse_mode"), 300, "poll question");
        string[] options = [.. ReadOptions(arguments)];
        if (options.Length is < 2 or > 12)
            throw Refusal.Bad(options.Length < 2 ? "poll must have at least 2 option" : "poll can't have more than 12 options");
        var isQuiz = arguments.Text("type") switch
        {
            null or "regular" => false,
            "quiz" => true,
            _ => throw Refusal.Bad("unsupported poll type specified"),
        };
        var correct = ReadCorrect(arguments, options.Length, isQuiz);
        if (isQuiz && arguments.Is("allows_multiple_answers") && correct.Length < 2)
            throw Refusal.Bad("a quiz with one right option can't allow several answers");
        var poll = new FakePoll(
            Interlocked.Add(ref _last, 104_729).ToString(CultureInfo.InvariantCulture), question.Text, options, isQuiz, correct,
            ReadExplanation(arguments, isQuiz), arguments.Boolean("is_anonymous") ?? true, (int?)arguments.Integer("open_period", 5, 2_628_000),
            arguments.Is("is_closed"));
        return sending.Deliver("sendPoll", arguments, new(raw, arguments.Text("question_parse_mode"), question) { Poll = poll });
    }

    private IEnumerable<string> ReadOptions(Arguments arguments)
    {
        if (arguments.Structure("options", JsonValueKind.Array) is not { } options)
            throw Refusal.Bad("parameter \"options\" is required");
        foreach (var option in options.EnumerateArray())
        {
            option.Only("InputPollOption", "text", "text_parse_mode");
            yield return Measured(option.RequiredText("text"), option.Text("text_parse_mode"), 100, "poll option").Text;
        }
    }

    private static int[] ReadCorrect(Arguments arguments, int options, bool isQuiz)
    {
        if (arguments.Structure("correct_option_ids", JsonValueKind.Array) is not { } ids)
            return isQuiz ? throw Refusal.Bad("a quiz must have correct_option_ids") : [];
        if (!isQuiz)
            throw Refusal.Bad("correct_option_ids are for quizzes only");
        int[] correct = [.. ids.EnumerateArray().Select(id => id.ValueKind == JsonValueKind.Number && id.TryGetInt32(out var number) ? number
            : throw Refusal.Bad("Correct option identifier must be of type Number"))];
        if (correct.Length == 0 || correct.Any(id => id < 0 || id >= options) || !correct.SequenceEqual(correct.Distinct().Order()))
            throw Refusal.Bad("wrong correct option ID specified");
        return correct;
    }

    private string? ReadExplanation(Arguments arguments, bool isQuiz)
    {
        var mode = arguments.Text("explanation_parse_mode");
        if (arguments.Text("explanation") is not { Length: > 0 } raw)
            return null;
        if (!isQuiz)
            throw Refusal.Bad("an explanation is for quizzes only");
        var text = world.Texts.Parse(raw, mode).Text;
        return text.Length <= 200 && text.AsSpan().Count('\n') <= 2 ? text
            : throw Refusal.Bad("explanation must be at most 200 characters with at most 2 line feeds");
    }

    private ParsedText Measured(string raw, string? mode, int longest, string what)
    {
        var parsed = world.Texts.Parse(raw, mode);
        if (parsed.Entities.Any(entity => entity.Type != "custom_emoji"))
            throw Refusal.Bad($"only custom emoji may be formatted in a {what}");
        return parsed.Text.Length == 0 ? throw Refusal.Bad("text must be non-empty")
            : parsed.Text.Length <= longest ? parsed : throw Refusal.Bad($"{what} length must not exceed {longest}");
    }
}
