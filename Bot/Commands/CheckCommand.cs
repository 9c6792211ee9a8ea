using System.CommandLine;
using Bot.Content;
using Bot.Content.Amending;
using Bot.Content.Parsing;
using Bot.Schedules;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>check</c>: reads the content folder and names every problem.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var path = new Option<string?>("--content") { Description = "The content folder; default is Content:Path of the settings." };
        var json = Printing.JsonOption();
        var command = new Command("check", "Reads the content folder and names every problem with its file and line.") { path, json };
        command.SetAction((parsed, _) => Task.FromResult(Run(parsed.GetValue(path), parsed.GetValue(json))));
        return command;
    }

    private static int Run(string? path, bool json)
    {
        var settings = BotHome.Settings(checkContentPath: path is null);
        var folder = Path.GetFullPath(path ?? settings.Content.Path, path is null ? BotHome.Find() : Directory.GetCurrentDirectory());
        if (!Directory.Exists(folder))
        {
            throw new StartRefusedException($"There is no folder {folder}. Name the folder with topics.yaml and tips/ in it.");
        }

        var catalog = new CatalogParser(new ContentFiles(folder), settings.Content.DefaultLocale, settings.Zone, settings.Content.RequireReview).Parse();
        // Of another folder than the bot's own nothing was corrected.
        catalog = path is null ? catalog.With(AmendmentStore.ListIn(new(settings.Storage.ConnectionString, BotHome.Find()))) : catalog;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), settings.Zone).DateTime);
        ContentProblem[] problems = [.. catalog.Problems, .. ContentReview.Look(catalog, today, settings.Zone)];
        var unreviewed = catalog.Tips.Values.Count(t => !t.Review.IsDone);
        if (json)
        {
            Printing.Json(new { tips = catalog.Tips.Count, unreviewed, questions = catalog.Questions.Count, faq = catalog.Faq.Count, schedules = catalog.Schedules.Count, problems = problems.Select(p => new { p.File, p.Line, message = catalog.Say(p.Message) }) });
        }
        else
        {
            foreach (var problem in problems)
            {
                Console.WriteLine(catalog.Say(problem.WithPlace));
            }

            Console.WriteLine($"{catalog.Tips.Count} tips ({unreviewed} unreviewed), {catalog.Questions.Count} questions, {catalog.Faq.Count} answers, {catalog.Schedules.Count} schedules, {catalog.Regions.Count} regions, {catalog.Texts.Locales.Count} languages: {problems.Length} problems.");
        }

        return problems.Length == 0 ? CommandLine.Done : CommandLine.FoundProblems;
    }
}
