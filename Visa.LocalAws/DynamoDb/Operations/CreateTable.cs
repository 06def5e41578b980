using System.Text.Json;
using Visa.LocalAws.DynamoDb.Requests;
using Visa.LocalAws.DynamoDb.Tables;

namespace Visa.LocalAws.DynamoDb.Operations;

/// <summary>The table is usable when the call returns; as on AWS the answer says CREATING and the next DescribeTable ACTIVE.</summary>
internal static class CreateTable
{
    public static async ValueTask CallAsync(Database database, JsonElement request, Utf8JsonWriter reply, CancellationToken cancellationToken)
    {
        if (request.Member("StreamSpecification")?.Flag("StreamEnabled") == true)
            throw ValidationFailure.Of("DynamoDB Streams are not offered by this endpoint");
        var definition = TableRequest.Read(request, database.Region, database.Time.GetUtcNow());
        var table = await database.CreateAsync(definition, cancellationToken);
        TableDescription.Write(reply, "TableDescription", table, definition, "CREATING");
    }
}
