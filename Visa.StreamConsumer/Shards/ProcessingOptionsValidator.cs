using Microsoft.Extensions.Options;

namespace Visa.StreamConsumer.Shards;

[OptionsValidator]
internal sealed partial class ProcessingOptionsValidator : IValidateOptions<ProcessingOptions>;
