package com.aidock.admin.llm;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Stores a provider by its id. */
@Converter
class ProviderColumn implements AttributeConverter<Provider, String> {
    @Override
    public String convertToDatabaseColumn(Provider provider) {
        return provider.id();
    }

    @Override
    public Provider convertToEntityAttribute(String id) {
        return Provider.fromId(id)
                .orElseThrow(() -> new IllegalStateException("The database names an unknown provider: " + id));
    }
}
