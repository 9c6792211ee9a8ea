using System.CommandLine;
using System.Globalization;
using Bot.Staff.Auditing;
using Bot.Staff.Members;
using Bot.Storage;

namespace Bot.Commands;

/// <summary><c>staff</c>: who works with the bot, and a way back in for whoever is locked out.</summary>
internal static class StaffCommand
{
    private const string CommandLineName = "command line";

    public static Command Create() => new("staff", "Who works with the bot, and a way back in for somebody who is locked out.") { List(), Reset() };

    private static Command List()
    {
        var json = Printing.JsonOption();
        var command = new Command("list", "Who works with the bot.") { json };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var members = await services.GetRequiredService<StaffStore>().ListAsync();
            if (parsed.GetValue(json))
            {
                Printing.Json(members.Select(m => new { m.Id, m.Name, m.Role, m.Topics, m.Regions, codes = m.HasTotp, m.Chat, m.CreatedAt, m.DisabledAt }));
                return CommandLine.Done;
            }

            foreach (var m in members)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{m.Role,-8}  {(m.HasTotp ? "with codes" : "no codes"),-10}  {(m.DisabledAt is null ? "" : "shut out"),-8}  {m.Name}"));
            }

            if (members.Count == 0)
            {
                Console.WriteLine("Nobody yet. 'serve' prints the link that sets up the first admin.");
            }

            return CommandLine.Done;
        }));
        return command;
    }

    private static Command Reset()
    {
        var name = new Argument<string>("NAME") { Description = "The name they sign in with; 'staff list' shows it." };
        var command = new Command("reset", "Prints a one-time link with which somebody chooses a new password. The old one, their codes and their sessions are good no more.") { name };
        command.SetAction((parsed, _) => CommandHost.RunAsync(async services =>
        {
            var staff = services.GetRequiredService<StaffStore>();
            var written = parsed.GetRequiredValue(name);
            if ((await staff.FindByNameAsync(written))?.Member is not { } member)
            {
                var known = (await staff.ListAsync()).Select(m => m.Name).ToArray();
                return Refuse(known.Length == 0
                    ? "Nobody is staff yet: 'serve' prints the link that sets up the first admin."
                    : $"There is no staff member '{written}'. There are: {string.Join(", ", known)}.");
            }

            if (member.DisabledAt is not null)
            {
                return Refuse($"{member.Name} is shut out. An admin lets them in again at the console, under Staff; a link alone would open nothing.");
            }

            var token = "";
            await services.GetRequiredService<Database>().WriteAsync(async _ =>
            {
                token = await services.GetRequiredService<AccountReset>().ResetAsync(member, CommandLineName);
                await services.GetRequiredService<AuditLog>().AddAsync(CommandLineName, "staff.reset-password", string.Create(CultureInfo.InvariantCulture, $"staff/{member.Id}"), null, null);
            });
            Console.WriteLine($"{member.Name} chooses a new password at {ListenAddresses.PublicBase(services)}/staff/join/{token} (good once, for 24 hours)");
            return CommandLine.Done;
        }));
        return command;
    }

    private static int Refuse(string problem)
    {
        Console.Error.WriteLine(problem);
        return CommandLine.WrongUse;
    }
}
