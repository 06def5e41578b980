using System.Text.Json.Serialization;

namespace Visa.LocalAws.RedshiftData.Statements;

[JsonSerializable(typeof(Statement))]
internal sealed partial class StatementJson : JsonSerializerContext;
