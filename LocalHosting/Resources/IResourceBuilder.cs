namespace Aspire.Hosting.ApplicationModel;


/// <summary>States facts about one resource.</summary>
/// <typeparam name="T">The type of the resource.</typeparam>
public interface IResourceBuilder<out T>
    where T : IResource
{
    /// <summary>Gets the builder of the application that the resource belongs to.</summary>
    IDistributedApplicationBuilder ApplicationBuilder { get; }

    /// <summary>Gets the resource.</summary>
    T Resource { get; }

    /// <summary>Adds an annotation.</summary>
    IResourceBuilder<T> WithAnnotation<TAnnotation>(
        TAnnotation annotation,
        ResourceAnnotationMutationBehavior behavior = ResourceAnnotationMutationBehavior.Append)
        where TAnnotation : IResourceAnnotation;
}
