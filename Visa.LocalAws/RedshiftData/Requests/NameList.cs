using Visa.LocalAws.Protocol;

namespace Visa.LocalAws.RedshiftData.Requests;

/// <summary>An answer that is a list of names.</summary>
internal static class NameList
{
    public static ReadOnlyMemory<byte> Write(string member, (List<string> Page, string? NextToken) names) => AwsJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteStartArray(member);
        names.Page.ForEach(json.WriteStringValue);
        json.WriteEndArray();
        if (names.NextToken is not null)
            json.WriteString("NextToken", names.NextToken);
        json.WriteEndObject();
    });
}
