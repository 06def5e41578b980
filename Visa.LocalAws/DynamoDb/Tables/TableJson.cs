using System.Text.Json.Serialization;

namespace Visa.LocalAws.DynamoDb.Tables;

/// <summary>How a table's definition is kept in its journal.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, IgnoreReadOnlyProperties = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TableDefinition))]
internal sealed partial class TableJson : JsonSerializerContext;
