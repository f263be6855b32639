package orders

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"testing"
)

type object = map[string]any

func TestAnOrderThatWasPlacedIsReadBack(t *testing.T) {
	connect, token := client(t), ""
	call := func(method, path string, body any) object {
		t.Helper()
		text, _ := json.Marshal(body)
		if body == nil {
			text = nil
		}
		request, _ := http.NewRequest(method, platform.Development.URL+path, bytes.NewReader(text))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+token)
		answer, err := connect.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		defer answer.Body.Close()
		var read object
		decoder := json.NewDecoder(answer.Body)
		decoder.UseNumber() // ids have up to 16 digits
		if err := decoder.Decode(&read); err != nil || answer.StatusCode != 200 {
			t.Fatalf("%s %s: %s %v %v", method, path, answer.Status, err, read)
		}
		return read
	}
	credentials := object{"grant_type": "client_credentials", "client_id": platform.Development.ClientID, "client_secret": platform.Development.ClientSecret}
	token = call("POST", "/v2/oauth/token", credentials)["access_token"].(string)

	users := "/v2/fulfillment/users"
	call("POST", users, object{"user_id": "ada", "first_name": "Ada", "phone_number": "+14155550100"})
	address := object{"address_line_1": "50 Beale St", "postal_code": "94105"}
	items := []object{{"line_num": "1", "count": 2, "item": object{"upc": "400000000015"}}}
	var option any
	for _, one := range call("POST", users+"/ada/service_options/cart/delivery", object{"address": address, "items": items})["service_options"].([]any) {
		if one.(object)["availability"].(object)["available"].(bool) {
			option = one.(object)["id"]
			break
		}
	}
	hold := call("POST", fmt.Sprintf("%s/ada/service_options/%v/reserve", users, option), nil)["service_option_hold"].(object)["id"]
	call("POST", users+"/ada/orders/delivery", object{
		"order_id": "first", "service_option_hold_id": hold, "initial_tip_cents": 500, "address": address, "items": items,
	})
	if status := call("GET", users+"/ada/orders/first", nil)["status"]; status != "brand_new" {
		t.Errorf("status is %v", status)
	}
}
