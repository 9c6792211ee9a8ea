using System.Text.Json.Serialization;

namespace Bot.Subscribers.Lists;

/// <summary>What is wrong with a row of a list, or with the whole of it.</summary>
internal enum RowProblem
{
    /// <summary>It is a spreadsheet's own file and no list.</summary>
    Workbook,

    /// <summary>The first line does not name the columns.</summary>
    Columns,
    Channel,
    Address,
    ChatId,
    Locale,
    Topic,
    Crop,
    Region,
    Audience,
    Status,

    /// <summary>The address stands in the file twice.</summary>
    Twice,

    /// <summary>Quotes are not closed, or stand inside a text.</summary>
    Quotes,
}

/// <summary>A problem with what it is about.</summary>
/// <param name="Problem">What is wrong.</param>
/// <param name="Value">What stands there.</param>
/// <param name="Known">What may stand there.</param>
internal sealed record RowFault(RowProblem Problem, string? Value = null, string Known = "")
{
    /// <summary>As the command line and programs are told it.</summary>
    public override string ToString() => Problem switch
    {
        RowProblem.Workbook => "This is a spreadsheet's own file. Save it as CSV first.",
        RowProblem.Columns => $"The first line must name the columns: {Known}. At least channel and address are needed.",
        RowProblem.Channel => $"the channel '{Value}' is not one of {Known}",
        RowProblem.Address => $"the address '{Value}' must have 1 to {Known} characters",
        RowProblem.ChatId => $"'{Value}' is no Telegram chat id: that is a number",
        RowProblem.Locale => $"the locale '{Value}' is not one of {Known}",
        RowProblem.Topic => $"there is no topic '{Value}'; known: {Known}",
        RowProblem.Crop => $"there is no crop '{Value}'; known: {Known}",
        RowProblem.Region => $"there is no region with the code '{Value}', and none with this name alone",
        RowProblem.Audience => $"there is no audience '{Value}'; known: {Known}",
        RowProblem.Status => $"the status '{Value}' is not one of {Known}",
        RowProblem.Twice => $"the address {Value} is in the file twice",
        _ => $"the quotes are not closed, or stand inside the text; it was read as one row up to line {Value}",
    };
}

/// <summary>A row that was not taken.</summary>
/// <param name="Line">The line it begins on.</param>
/// <param name="Fault">What is wrong with it.</param>
internal sealed record RejectedRow(int Line, [property: JsonIgnore] RowFault Fault)
{
    public string Reason => Fault.ToString();
}
