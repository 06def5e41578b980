using System.Text.Json.Serialization;

namespace Visa.LocalAws.Glue.Jobs;

[JsonSerializable(typeof(GlueEntry))]
internal sealed partial class GlueJson : JsonSerializerContext;
