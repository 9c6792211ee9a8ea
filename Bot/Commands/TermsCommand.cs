using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Bot.Content.Seasons;

namespace Bot.Commands;

/// <summary><c>terms YEAR</c>: the 24 solar terms of a year.</summary>
internal static class TermsCommand
{
    public static Command Create()
    {
        var year = new Argument<int>("YEAR") { Description = $"A year from {SolarCalendar.FirstYear} to {SolarCalendar.LastYear}.", CustomParser = ParseYear };
        var json = Printing.JsonOption();
        var command = new Command("terms", "Prints the 24 solar terms (节气) of a year with local date and time.") { year, json };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetValue(year), parsed.GetValue(json))));
        return command;
    }

    private static int Run(int year, bool json)
    {
        var zone = BotHome.Settings().Zone;
        var terms = SolarTerm.All.Select(t => (Term: t, At: TimeZoneInfo.ConvertTime(SolarCalendar.At(year, t), zone))).ToArray();
        if (json)
        {
            Printing.Json(terms.Select(t => new { term = t.Term.Name, pinyin = t.Term.Pinyin, english = t.Term.English, at = t.At }));
            return CommandLine.Done;
        }

        foreach (var (term, at) in terms)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss}  {term.Name}  {term.Pinyin,-11}  {term.English}"));
        }

        return CommandLine.Done;
    }

    private static int ParseYear(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= SolarCalendar.FirstYear and <= SolarCalendar.LastYear)
        {
            return year;
        }

        result.AddError($"'{text}' is no year whose solar terms can be reckoned. Write one from {SolarCalendar.FirstYear} to {SolarCalendar.LastYear}.");
        return 0;
    }
}
