using System.CommandLine;
using System.Globalization;

namespace Bot.Commands;

/// <summary>An option that takes a whole number within limits, and says so when it gets something else.</summary>
internal static class NumberOption
{
    public static Option<int> Create(string name, string description, int min, int max, int usual) => new(name)
    {
        Description = description,
        DefaultValueFactory = _ => usual,
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= min && number <= max)
            {
                return number;
            }

            result.AddError(string.Create(CultureInfo.InvariantCulture, $"'{result.Tokens[0].Value}' is not right for {name}: write a whole number from {min} to {max}."));
            return usual;
        },
    };
}
