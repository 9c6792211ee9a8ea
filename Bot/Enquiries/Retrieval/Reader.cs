using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Content;

namespace Bot.Enquiries.Retrieval;

/// <summary>Reads questions with the words that staff taught it.</summary>
internal sealed partial class Reader
{
    private static readonly SearchValues<char> Denials = SearchValues.Create("不没无别未勿");
    private static readonly string[] Numerals = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];

    private readonly Phrases<string> canonical = new();
    private readonly Phrases<string> intents = new();
    private readonly Phrases<string> atRisk = new();
    private readonly Phrases<string> people = new();
    private readonly Phrases<string> animals = new();
    private readonly Phrases<string> subjects = new();
    private readonly Phrases<string> light = new();

    public Reader(AskWords words)
    {
        foreach (var group in words.Groups)
        {
            var first = Writing.Plain(group[0]).Trim();
            foreach (var word in group)
            {
                canonical.Add(Writing.Plain(word).Trim(), first);
            }
        }

        foreach (var filler in words.Fillers)
        {
            canonical.Add(Writing.Plain(filler).Trim(), "");
        }

        Teach(intents, words.Intents);
        Teach(atRisk, words.AtRisk);
        Teach(people, words.People, word => word);
        Teach(animals, words.Animals);
        Teach(animals, words.NoAnimals, _ => NoAnimal);
        Teach(subjects, words.Subjects, Canonical);
        Teach(light, words.Light, _ => Gap);
    }

    /// <summary>Reads a question.</summary>
    public Reading Read(string text)
    {
        var same = Canonical(AskedByNot().Replace(text, "$1"));
        var wanted = new HashSet<string>();
        var rest = intents.Replace(same, intent =>
        {
            wanted.Add(intent);
            return Gap;
        });
        var weighty = light.Replace(rest, _ => Gap);
        var (terms, shares) = Weighed(same, rest, weighty, people.Replace(weighty, _ => Gap), wanted);
        return new(terms, shares)
        {
            Intents = wanted,
            AtRisk = atRisk.In(same).ToHashSet(),
            People = people.In(same).Any(),
            Animals = AnimalsIn(same),
            Subjects = SubjectsIn(same),
            Words = Retrieval.Terms.Of(rest).Where(t => t < 0).ToHashSet(),
            Denies = rest.AsSpan().ContainsAny(Denials),
        };
    }

    /// <summary>The terms of a question in order, each with the most that it counts anywhere in it.</summary>
    private static (int[] Terms, float[] Shares) Weighed(string all, string subject, string weighty, string matter, IEnumerable<string> wanted)
    {
        var shares = new Dictionary<int, float>();
        foreach (var (text, share) in new[] { (all, Ranking.IntentCharacters), (subject, Ranking.Light), (weighty, Ranking.People), (matter, 1) })
        {
            foreach (var term in Retrieval.Terms.Of(text))
            {
                shares[term] = share;
            }
        }

        foreach (var intent in wanted)
        {
            shares[Retrieval.Terms.Word("#" + intent)] = Ranking.Intent;
        }

        var terms = shares.Keys.ToArray();
        Array.Sort(terms);
        return (terms, [.. terms.Select(t => shares[t])]);
    }

    /// <summary>The crops, pests and illnesses that a text names.</summary>
    /// <param name="text">A text that <see cref="Canonical"/> made.</param>
    public HashSet<string> SubjectsIn(string text) => [.. subjects.In(text)];

    /// <summary>The animals that a text names.</summary>
    /// <param name="text">A text that <see cref="Canonical"/> made.</param>
    public HashSet<string> AnimalsIn(string text) => [.. animals.In(text).Where(a => a != NoAnimal)];

    /// <summary>The text with one word for all that mean the same, and without what means nothing.</summary>
    public string Canonical(string text) =>
        canonical.Replace(Digit().Replace(Writing.Plain(text), digits => Numerals[int.Parse(digits.Value, CultureInfo.InvariantCulture)]), word => word);

    private const string NoAnimal = "";
    private static readonly string Gap = Retrieval.Terms.Gap.ToString();

    private void Teach(Phrases<string> phrases, IReadOnlyDictionary<string, IReadOnlyList<string>> named)
    {
        foreach (var (name, words) in named)
        {
            foreach (var word in words)
            {
                phrases.Add(Canonical(word).Trim(), name);
            }
        }
    }

    private void Teach(Phrases<string> phrases, IReadOnlyList<string> words, Func<string, string> meaning)
    {
        foreach (var word in words)
        {
            phrases.Add(Canonical(word).Trim(), meaning(word));
        }
    }

    /// <summary>要不要, 有没有, and a 不 at the end ask; they do not deny.</summary>
    [GeneratedRegex(@"(\w)[不没]\1|[不没]\W*$")]
    private static partial Regex AskedByNot();

    /// <summary>Both 3 个月 and 三个月 are written; from eleven on digits are the rule.</summary>
    [GeneratedRegex("(?<![0-9.a-z])(10|[0-9])(?![0-9.a-z])")]
    private static partial Regex Digit();
}
