using System.Text.Json;
using System.Text.RegularExpressions;
using Visa.LocalAws.DynamoDb.Tables;
using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.DynamoDb.Requests;

/// <summary>Finds the table that a request names, by name or by ARN.</summary>
internal static partial class TableName
{
    private const string ArnMark = ":table/";

    public static string Read(JsonElement request) => OfNameOrArn(request.RequiredText("TableName"));

    public static string OfNameOrArn(string text)
    {
        var name = text.StartsWith("arn:", StringComparison.Ordinal) && text.IndexOf(ArnMark, StringComparison.Ordinal) is >= 0 and var mark
            ? text[(mark + ArnMark.Length)..]
            : text;
        if (!Pattern().IsMatch(name))
        {
            throw ValidationFailure.Of(
                $"Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters a-z, A-Z, 0-9, '_', '-', and '.': {name}");
        }
        return name;
    }

    /// <summary>The table of a call about items.</summary>
    public static Table Find(Database database, JsonElement request) => Find(database, Read(request));

    public static Table Find(Database database, string name) =>
        database.Find(name) ?? throw new AwsException("ResourceNotFoundException", "Requested resource not found");

    /// <summary>The table of a call about tables, whose refusal names it.</summary>
    public static Table FindNamed(Database database, JsonElement request)
    {
        var name = Read(request);
        return database.Find(name) ?? throw new AwsException("ResourceNotFoundException", $"Requested resource not found: Table: {name} not found");
    }

    [GeneratedRegex(@"^[a-zA-Z0-9_.-]{3,255}\z")]
    private static partial Regex Pattern();
}
