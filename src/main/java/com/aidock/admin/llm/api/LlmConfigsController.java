package com.aidock.admin.llm.api;

import com.aidock.admin.llm.CreateOnce;
import com.aidock.admin.llm.Fields;
import com.aidock.admin.llm.HeaderHint;
import com.aidock.admin.llm.ListPage;
import com.aidock.admin.llm.LlmConfigDetails;
import com.aidock.admin.llm.LlmConfigForm;
import com.aidock.admin.llm.LlmConfigNotFound;
import com.aidock.admin.llm.LlmConfigs;
import com.aidock.admin.llm.Secret;
import com.aidock.admin.llm.document.FormReader;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Lists, reads, creates, changes and deletes LLM configurations over HTTP. */
@RestController
class LlmConfigsController implements LlmConfigsApi {
    private final LlmConfigs configs;
    private final CreateOnce once;
    private final Documents documents;

    LlmConfigsController(LlmConfigs configs, CreateOnce once, Documents documents) {
        this.configs = configs;
        this.once = once;
        this.documents = documents;
    }

    @Override
    @GetMapping(Paths.ALL)
    public ResponseEntity<Listing<LlmConfigItem>> list(HttpServletRequest request) {
        ListRequest wanted = ListRequest.of(request);
        ListPage page = configs.page(wanted.query(), wanted.after(), wanted.limit());
        return ok(new Listing<>(
                page.rows().stream().map(LlmConfigItem::of).toList(),
                page.total(),
                page.next() == null ? null : Cursor.of(wanted.query(), page.next())));
    }

    @Override
    @GetMapping(Paths.ONE)
    public ResponseEntity<LlmConfigResource> read(@PathVariable String id) {
        return shown(find(Paths.id(id)));
    }

    @Override
    @GetMapping(Paths.MODELS)
    public ResponseEntity<Listing<ModelItem>> models(@PathVariable String id) {
        LlmConfigForm form = find(Paths.id(id)).form();
        List<ModelItem> models = form.availableModels().stream()
                .map(name -> new ModelItem(name, name.equals(form.defaultModel())))
                .toList();
        return ok(new Listing<>(models, models.size(), null));
    }

    @Override
    @PostMapping(path = Paths.ALL, consumes = MediaType.APPLICATION_JSON_VALUE)
    public ResponseEntity<byte[]> create(HttpServletRequest request) {
        JsonBody body = JsonBody.of(request);
        FormReader reader = new FormReader(documents.created(body.json()), Set.of());
        Secret key = reader.key(body.json());
        LlmConfigForm form = reader.form();
        return created(IdempotencyKey.of(request)
                .map(idempotency ->
                        once.create(form, key, new CreateOnce.Request(idempotency, body.text()), this::answer))
                .orElseGet(() -> answer(configs.create(form, key))));
    }

    @Override
    @PatchMapping(
            path = Paths.ONE,
            consumes = {Paths.MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    public ResponseEntity<LlmConfigResource> change(@PathVariable String id, HttpServletRequest request) {
        IfMatch read = IfMatch.of(request);
        ObjectNode patch = JsonBody.of(request).json();
        LlmConfigDetails current = find(Paths.id(id));
        read.check(current);
        FormReader reader = new FormReader(documents.patched(current, patch), secretHeaders(current));
        Secret key = reader.key(patch);
        return shown(
                stored(current, reader.form(), key, patch.path(Fields.API_KEY).isNull()));
    }

    @Override
    @DeleteMapping(Paths.ONE)
    public ResponseEntity<Void> delete(@PathVariable String id, HttpServletRequest request) {
        IfMatch read = IfMatch.of(request);
        LlmConfigDetails current = find(Paths.id(id));
        read.check(current);
        configs.delete(current.id(), current.version());
        return ResponseEntity.noContent().build();
    }

    private LlmConfigDetails stored(
            LlmConfigDetails current, LlmConfigForm form, @Nullable Secret key, boolean forget) {
        return forget
                ? configs.updateWithoutKey(current.id(), current.version(), form)
                : configs.update(current.id(), current.version(), form, key);
    }

    private LlmConfigDetails find(long id) {
        return configs.find(id).orElseThrow(() -> new LlmConfigNotFound(id));
    }

    private static Set<String> secretHeaders(LlmConfigDetails config) {
        return config.headers().stream()
                .filter(HeaderHint::secret)
                .map(header -> header.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    private CreateOnce.Answer answer(LlmConfigDetails created) {
        return new CreateOnce.Answer(created.id(), Etag.of(created), documents.text(created), false);
    }

    private static ResponseEntity<byte[]> created(CreateOnce.Answer answer) {
        ResponseEntity.BodyBuilder created = ResponseEntity.created(URI.create(Paths.ALL + "/" + answer.id()))
                .eTag(answer.etag())
                .contentType(MediaType.APPLICATION_JSON);
        if (answer.repeated()) {
            created.header(IdempotencyKey.REPEATED, "true");
        }
        return created.body(answer.body().getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<LlmConfigResource> shown(LlmConfigDetails config) {
        return ResponseEntity.ok()
                .eTag(Etag.of(config))
                .contentType(MediaType.APPLICATION_JSON)
                .body(LlmConfigResource.of(config));
    }

    private static <T> ResponseEntity<T> ok(T body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
    }
}
