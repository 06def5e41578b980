using System.Text.Json.Serialization;

namespace Visa.LocalAws.RedshiftData.Results;

[JsonSerializable(typeof(ResultColumn[]))]
internal sealed partial class ResultJson : JsonSerializerContext;
