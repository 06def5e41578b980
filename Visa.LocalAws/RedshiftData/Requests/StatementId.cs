using System.Globalization;
using System.Text.RegularExpressions;
using Visa.LocalAws.Protocol;
using Visa.LocalAws.RedshiftData.Statements;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>The id of a statement, with <c>:n</c> after it for the n-th of a batch.</summary>
internal static partial class StatementId
{
    private const string Form = @"^[a-z0-9]{8}(-[a-z0-9]{4}){3}-[a-z0-9]{12}(:\d+)?$";

    [GeneratedRegex(Form)]
    private static partial Regex Pattern { get; }

    /// <summary>Throws ValidationException, ResourceNotFoundException.</summary>
    /// <returns>The statement, and the part that was asked for; null for all of it.</returns>
    public static (Statement Statement, int? Part) Find(AwsInput input, StatementStore store)
    {
        var id = input.String("Id");
        new Constraints().NotNull(id, "id").Pattern(id, "id", Pattern, Form).ThrowIfBroken();
        var colon = id!.IndexOf(':', StringComparison.Ordinal);
        var statement = store.Find(colon < 0 ? id : id[..colon]) ?? throw NotFound(id);
        if (colon < 0)
            return (statement, null);
        var isPart = int.TryParse(id[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && statement.IsBatch && number >= 1 && number <= statement.Parts.Count;
        return isPart ? (statement, number - 1) : throw NotFound(id);
    }

    public static AwsException NotFound(string id, string message = "Query does not exist.") =>
        new("ResourceNotFoundException", message) { WriteMembers = json => json.WriteString("ResourceId", id) };
}
